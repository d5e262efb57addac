using AntiGaspi.Domain.Basics;
using static AntiGaspi.App.Languages.Words;

namespace AntiGaspi.App.French;

/// <summary>The roles that a person may hold, and the page where one is chosen.</summary>
public static class SpaceTexts
{
    public static string Title => Say("Mes espaces");
    public static string Lead => Say("Votre compte ouvre plusieurs espaces. Choisissez celui où vous voulez aller\u00A0; vous pourrez en changer.");

    /// <summary>A role in the words of those who hold it.</summary>
    public static string Name(Role role) => role switch
    {
        Role.Public => Say("Visiteur"),
        Role.Family => Say("Repas de mes enfants"),
        Role.HeadCook => Say("Cuisine"),
        Role.SchoolManager => Say("Gestion du collège"),
        Role.Principal => Say("Direction du collège"),
        Role.PupilLife => Say("Vie scolaire"),
        Role.PublicAccountant => Say("Agence comptable"),
        Role.AuthorityOfficer => Say("Département"),
        Role.Operator => Say("Exploitation"),
        Role.Service => Say("Service"),
    };
}
