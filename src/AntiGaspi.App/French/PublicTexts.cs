using AntiGaspi.App.Impact;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Impact;

namespace AntiGaspi.App.French;

/// <summary>The sentences of the public figures.</summary>
public static class PublicTexts
{
    /// <summary>What stands in place of a figure that rests on too few pupils.</summary>
    public const string Hidden = "moins de 11 élèves\u00A0: non publié";

    private const char NoBreak = '\u00A0';

    /// <summary>The running total.</summary>
    public static string Total(long meals) => meals == 0
        ? "Les premiers chiffres paraîtront quand dix repas au moins auront été retirés pour onze élèves au moins."
        : $"Depuis le début, jusqu’à hier, au moins {Formats.Number(meals)} repas ont été retirés de l’effectif avant d’être cuisinés (total arrondi à la dizaine inférieure).";

    /// <summary>The months that the figures cover.</summary>
    public static string Span(PublicReport report) => report.Months.Count == 0
        ? "Les chiffres d’un mois paraissent quand ce mois est terminé. Aucun mois de service n’est encore terminé."
        : $"Le détail paraît mois par mois, quand un mois est terminé{NoBreak}: jusqu’à {Formats.Month(report.Until)}.";

    /// <summary>What the picture of the meals shows.</summary>
    public static string Meals(IReadOnlyList<PublicMonth> months) => Latest(
        months, month => month.Meals is { } meals ? $"{Formats.Count(meals, "repas a été retiré", "repas ont été retirés")} de l’effectif avant la cuisson" : null);

    /// <summary>What the picture of the euros shows.</summary>
    public static string Euros(IReadOnlyList<PublicMonth> months) => Latest(
        months, month => month.Deducted is { } deducted ? $"{Formats.Count(deducted, "a été déduit", "ont été déduits")} des factures des familles" : null);

    /// <summary>What the picture of the shares shows.</summary>
    public static string Shares(IReadOnlyList<PublicMonth> months) => Latest(
        months, month => month.ActiveShare is { } share ? $"{Formats.Percent(share)} des demi-pensionnaires ont eu au moins un repas décommandé à temps" : null);

    /// <summary>The share since the school year began.</summary>
    public static string SchoolYear(PublicReport report) => report.ActiveShare is { } share
        ? $"Depuis la rentrée, {Formats.Percent(share)} des demi-pensionnaires ont eu au moins un repas décommandé à temps."
        : $"Depuis la rentrée{NoBreak}: {Hidden}.";

    /// <summary>The short name of a month, for a picture: "nov. 2026".</summary>
    public static string ShortMonth(DateOnly month)
    {
        var words = Formats.Month(month).Split(' ');
        return $"{Short(words[0])} {words[1]}";
    }

    /// <summary>A month in a cell of a table, on one line.</summary>
    public static string MonthCell(DateOnly month) => Formats.Month(month).Replace(' ', NoBreak);

    /// <summary>A number that may be missing.</summary>
    public static string Cell(long? meals) => meals is { } count ? Formats.Number(count) : Hidden;

    /// <summary>An amount that may be missing.</summary>
    public static string Cell(Money? amount) => amount is { } euros ? Formats.Euros(euros) : Hidden;

    /// <summary>A share that may be missing.</summary>
    public static string Cell(decimal? share) => share is { } part ? Formats.Percent(part) : Hidden;

    /// <summary>The counter of the demonstration.</summary>
    public static string Live(LiveMeals live) =>
        $"Dans cette démonstration{NoBreak}: {Formats.Count(live.Meals, "repas retiré", "repas retirés")}, "
        + $"dont {Formats.Number(live.SinceStart)} depuis le départ de l’histoire.";

    private static string Latest(IReadOnlyList<PublicMonth> months, Func<PublicMonth, string?> words)
    {
        if (months.Count == 0)
        {
            return "Aucun mois de service n’est encore terminé.";
        }

        var month = Formats.Month(months[^1].Month);
        return words(months[^1]) is { } text ? $"En {month}, {text}." : $"En {month}{NoBreak}: {Hidden}.";
    }

    private static string Short(string month) => month switch
    {
        "janvier" => "janv.",
        "février" => "févr.",
        "juillet" => "juil.",
        "septembre" => "sept.",
        "octobre" => "oct.",
        "novembre" => "nov.",
        "décembre" => "déc.",
        _ => month,
    };
}
