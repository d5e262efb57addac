using AntiGaspi.Domain.Basics;

namespace AntiGaspi.Web.Demo;

/// <summary>A person of the demonstration, whom a visitor may play.</summary>
/// <param name="Key">The word of the sign-in form.</param>
/// <param name="Name">How the person is called on the pages.</param>
/// <param name="Title">Who the person is, in a few words.</param>
/// <param name="Role">What the person may do.</param>
/// <param name="Home">The first page of that person.</param>
public sealed record Persona(string Key, string Name, string Title, Role Role, string Home)
{
    /// <summary>The tenant of the demonstration.</summary>
    public const int Tenant = 1;

    public static IReadOnlyList<Persona> All { get; } =
    [
        new("camille", "Camille Martin", "parent de deux enfants, dans deux collèges", Role.Family, "/famille"),
        new("dominique", "Dominique Leroy", "second responsable légal", Role.Family, "/famille"),
        new("chef", "Sacha Moreau", "chef de cuisine", Role.HeadCook, "/cuisine"),
        new("gestion", "Claude Bernard", "secrétaire général du collège", Role.SchoolManager, "/gestion"),
        new("principal", "Andréa Petit", "chef d’établissement", Role.Principal, "/direction"),
        new("vie-scolaire", "Lou Girard", "assistant d’éducation", Role.PupilLife, "/vie-scolaire"),
        new("comptable", "Alix Fournier", "agent comptable", Role.PublicAccountant, "/comptabilite"),
        new("departement", "Maxime Roux", "chargé de mission au département", Role.AuthorityOfficer, "/collectivite"),
        new("exploitation", "Charlie Faure", "exploitant du service", Role.Operator, "/exploitation"),
        new("nouveau", "Ange Lambert", "parent qui vient de recevoir son courrier", Role.Public, "/activation"),
    ];

    /// <summary>The account of the persona: the same in every demonstration.</summary>
    public Guid AccountId => new($"0199f000-0000-7000-8000-0000000000{All.ToList().IndexOf(this) + 16:x2}");
}
