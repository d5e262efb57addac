using AntiGaspi.App.Kitchen;
using AntiGaspi.Domain.Kitchen;

namespace AntiGaspi.App.French;

/// <summary>Adults, groups and adjustments: what they are called, and why they cannot be recorded or withdrawn.</summary>
public static class CoversTexts
{
    private const char NoBreak = '\u00A0';

    /// <summary>What they are.</summary>
    public static string Name(HeadcountPart part) => part switch
    {
        HeadcountPart.Pupils => "Élèves",
        HeadcountPart.Adults => "Adultes",
        HeadcountPart.Group => "Groupe extérieur",
        HeadcountPart.Adjustment => "Ajustement du chef",
    };

    /// <summary>What they are for, beside the answer of a form.</summary>
    public static string Purpose(HeadcountPart part) => part switch
    {
        HeadcountPart.Pupils => "comptés par leurs forfaits",
        HeadcountPart.Adults => "agents, professeurs, visiteurs",
        HeadcountPart.Group => "une école voisine, un tournoi",
        HeadcountPart.Adjustment => "un nombre en plus, ou en moins avec le signe moins",
    };

    /// <summary>A number of covers; an adjustment shows its sign.</summary>
    public static string Number(HeadcountPart part, int covers) =>
        part == HeadcountPart.Adjustment && covers > 0 ? $"+{Formats.Number(covers)}" : Formats.Number(covers);

    /// <summary>What is recorded: "Groupe extérieur, école Jules-Ferry"; a label that only says the kind again is left out.</summary>
    public static string Title(RecordedCovers covers) => string.Equals(Name(covers.Part), covers.Label, StringComparison.OrdinalIgnoreCase)
        ? Name(covers.Part)
        : $"{Name(covers.Part)}, {covers.Label}";

    /// <summary>One record in a sentence: "Adultes, agents : 12, du … au …".</summary>
    public static string Line(RecordedCovers covers) =>
        $"{Title(covers)}{NoBreak}: {Number(covers.Part, covers.Covers)}, {Days(covers)}";

    /// <summary>The days of a record, with their year when it is long: "du lundi 1er septembre 2025 au vendredi 1er septembre 2028".</summary>
    public static string Days(RecordedCovers covers) => covers.FirstDay.Year == covers.LastDay.Year
        ? Formats.Range(covers.FirstDay, covers.LastDay)
        : $"du {Formats.DayAndYear(covers.FirstDay)} au {Formats.DayAndYear(covers.LastDay)}";

    /// <summary>Why covers cannot be recorded, and what to do.</summary>
    public static string For(CoversRefusal why) => why switch
    {
        CoversRefusal.UnknownPlace => "Vous ne pouvez pas changer les convives de ce restaurant. Demandez au chef de cuisine ou au secrétaire général.",
        CoversRefusal.WrongSpan => $"Le dernier jour est avant le premier, ou trop loin de lui. Choisissez {RecordCovers.MaxDays} jours au plus.",
        CoversRefusal.WrongNumber =>
            $"Le nombre n’est pas possible. Écrivez un nombre entier de 1 à {RecordCovers.MaxCovers}\u00A0; seul un ajustement peut être négatif.",
        CoversRefusal.WrongLabel => $"Le nom manque, dépasse {RecordCovers.MaxLabel} signes, ou n’est pas du texte. Écrivez quelques mots, sans nom de personne.",
        CoversRefusal.NoDay => "Le restaurant ne sert aucun de ces jours. Vérifiez les dates.",
        CoversRefusal.Frozen =>
            "L’effectif d’un de ces jours est déjà figé\u00A0: il ne change plus. Commencez au premier jour qui n’est pas figé.",
        CoversRefusal.KeyReused => "Cette page avait déjà servi à ajouter d’autres convives, qui restent enregistrés. Rechargez la page et recommencez.",
    };

    /// <summary>Why covers cannot be withdrawn, and what to do.</summary>
    public static string For(WithdrawCoversRefusal why) => why switch
    {
        WithdrawCoversRefusal.UnknownCovers => "Ces convives n’existent pas, ou ne sont pas de votre restaurant. Rechargez la page.",
        WithdrawCoversRefusal.AlreadyWithdrawn => "Ces convives sont déjà retirés. Vous n’avez rien à faire.",
        WithdrawCoversRefusal.Frozen => "L’effectif de leur dernier jour est déjà figé\u00A0: il ne change plus. Dites-le de vive voix à la cuisine.",
    };

    /// <summary>What is wrong in a field, and what to do.</summary>
    public static string For(CoversFault fault) => fault switch
    {
        CoversFault.BadOperation => "La page était incomplète. Rechargez-la et recommencez.",
        CoversFault.BadKind => "Choisissez des adultes, un groupe ou un ajustement.",
        CoversFault.BadLabel => For(CoversRefusal.WrongLabel),
        CoversFault.BadNumber => For(CoversRefusal.WrongNumber),
        CoversFault.BadFirstDay => "Le premier jour manque ou n’est pas une date. Choisissez-le dans le calendrier du champ.",
        CoversFault.BadLastDay => "Le dernier jour n’est pas une date. Choisissez-le, ou laissez le champ vide pour un seul jour.",
        CoversFault.WrongSpan => For(CoversRefusal.WrongSpan),
    };
}
