using AntiGaspi.App.Roster;

namespace AntiGaspi.App.French;

/// <summary>The public door of a school: the page behind the link of its ENT, and the poster in its hall.</summary>
public static class DoorTexts
{
    public const string Title = "Prévenir que votre enfant ne mangera pas";
    public const string PosterTitle = "Votre enfant ne mange pas à la cantine\u00A0?";
    public const string SignIn = "Se connecter et décommander";
    public const string FirstTime = "C’est la première fois\u00A0: j’ai un code";
    public const string Poster = "L’affiche de ce collège (PDF)";
    public const string QrName = "Carré à photographier avec un téléphone, qui ouvre cette page";
    public const string NoReason = "Aucun motif n’est demandé. Si vous ne faites rien, votre enfant mange comme d’habitude.";
    public const string Safety = "Décommander un repas n’autorise pas à sortir du collège et n’excuse pas une absence.";
    public const string NoInternet = "Vous n’avez pas internet\u00A0?";

    /// <summary>Whose door it is: "Collège Jean-Moulin, Département de démonstration".</summary>
    public static string Whose(PublicSchool school) => $"{Formats.Capital(school.Name)}, {school.Authority}";

    /// <summary>What to gain.</summary>
    public static string Promise(PublicSchool school) => school.Next is { IsRefunded: false }
        ? "Prévenez à temps\u00A0: le repas n’est pas préparé."
        : "Prévenez à temps\u00A0: le repas n’est pas préparé, et il est déduit de votre facture.";

    /// <summary>The deadline of the next meal, as the rule gives it.</summary>
    public static string Next(PublicSchool school, DateTimeOffset now) => school.Next is { } next
        ? $"Prochain repas que vous pouvez décommander\u00A0: {Formats.DaySeenFrom(next.TodayAt(now), next.Day)}, {Formats.Until(next.TodayAt(now), next.CutoffDay, next.CutoffTime)}."
        : "Le calendrier des prochains repas n’est pas encore connu.";

    /// <summary>The way without internet.</summary>
    public static string Call(PublicSchool school) => school.Phone.Length == 0
        ? "Appelez le collège\u00A0: il décommande pour vous, jusqu’à la même heure."
        : $"Appelez le {Formats.Phone(school.Phone)}\u00A0: le collège décommande pour vous, jusqu’à la même heure.";

    /// <summary>How to go to the page from the poster.</summary>
    public static IReadOnlyList<string> Steps(Uri address) =>
    [
        "Photographiez le carré avec votre téléphone.",
        $"Ou tapez {address.Authority}{address.AbsolutePath}",
        "Décommandez le repas en deux gestes. Rien à installer.",
    ];
}
