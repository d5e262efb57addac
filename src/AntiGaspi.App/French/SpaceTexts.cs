using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.French;

/// <summary>The roles that a person may hold, and the page where one is chosen.</summary>
public static class SpaceTexts
{
    public const string Title = "Mes espaces";
    public const string Lead = "Votre compte ouvre plusieurs espaces. Choisissez celui où vous voulez aller\u00A0; vous pourrez en changer.";

    /// <summary>A role in the words of those who hold it.</summary>
    public static string Name(Role role) => role switch
    {
        Role.Public => "Visiteur",
        Role.Family => "Repas de mes enfants",
        Role.HeadCook => "Cuisine",
        Role.SchoolManager => "Gestion du collège",
        Role.Principal => "Direction du collège",
        Role.PupilLife => "Vie scolaire",
        Role.PublicAccountant => "Agence comptable",
        Role.AuthorityOfficer => "Département",
        Role.Operator => "Exploitation",
        Role.Service => "Service",
    };
}
