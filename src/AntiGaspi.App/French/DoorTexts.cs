using AntiGaspi.App.Roster;
using static AntiGaspi.App.Languages.Words;

namespace AntiGaspi.App.French;

/// <summary>The public door of a school: the page behind the link of its ENT, and the poster in its hall.</summary>
public static class DoorTexts
{
    public static string Title => Say("Prévenir que votre enfant ne mangera pas");
    public const string PosterTitle = "Votre enfant ne mange pas à la cantine\u00A0?";
    public static string SignIn => Say("Se connecter et décommander");
    public static string FirstTime => Say("C’est la première fois\u00A0: j’ai un code");
    public static string Poster => Say("L’affiche de ce collège (PDF)");
    public const string QrName = "Carré à photographier avec un téléphone, qui ouvre cette page";
    public static string NoReason => Say("Aucun motif n’est demandé. Si vous ne faites rien, votre enfant mange comme d’habitude.");
    public static string Safety => Say("Décommander un repas n’autorise pas à sortir du collège et n’excuse pas une absence.");
    public static string NoInternet => Say("Vous n’avez pas internet\u00A0?");

    /// <summary>Whose door it is: "Collège Jean-Moulin, Département de démonstration".</summary>
    public static string Whose(PublicSchool school) => $"{Formats.Capital(school.Name)}, {school.Authority}";

    /// <summary>What to gain.</summary>
    public static string Promise(PublicSchool school) => school.Next is { IsRefunded: false }
        ? Say("Prévenez à temps\u00A0: le repas n’est pas préparé.")
        : Say("Prévenez à temps\u00A0: le repas n’est pas préparé, et il est déduit de votre facture.");

    /// <summary>The deadline of the next meal, as the rule gives it.</summary>
    public static string Next(PublicSchool school, DateTimeOffset now) => school.Next is { } next
        ? Say($"Prochain repas que vous pouvez décommander\u00A0: {Formats.DaySeenFrom(next.TodayAt(now), next.Day)}, {Formats.Until(next.TodayAt(now), next.CutoffDay, next.CutoffTime)}.")
        : Say("Le calendrier des prochains repas n’est pas encore connu.");

    /// <summary>The way without internet.</summary>
    public static string Call(PublicSchool school) => school.Phone.Length == 0
        ? Say("Appelez le collège\u00A0: il décommande pour vous, jusqu’à la même heure.")
        : Say($"Appelez le {Formats.Phone(school.Phone)}\u00A0: le collège décommande pour vous, jusqu’à la même heure.");

    /// <summary>How to go to the page from the poster.</summary>
    public static IReadOnlyList<string> Steps(Uri address) =>
    [
        "Photographiez le carré avec votre téléphone.",
        $"Ou tapez {address.Authority}{address.AbsolutePath}",
        "Décommandez le repas en deux gestes. Rien à installer.",
    ];
}
