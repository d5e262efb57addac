using System.Globalization;
using AntiGaspi.App.Refunds;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Refunds;

namespace AntiGaspi.App.French;

/// <summary>The états des remises d’ordre: their names, where they stand, why something was not done.</summary>
public static class BatchTexts
{
    private const char NoBreak = '\u00A0';

    public const string Prepared = "L’état est préparé. Il attend la signature du chef d’établissement ou de son délégué.";
    public const string Withdrawn = "L’état est retiré. Ses écritures attendent le prochain.";
    public const string Signed = "L’état est signé. L’agent comptable peut le contrôler.";
    public const string Returned = "L’état est renvoyé au secrétariat. Ses écritures attendent le prochain.";
    public const string Controlled = "Le visa est noté.";
    public const string Observed = "L’observation est notée. Une correction entre dans un état suivant.";
    public const string BadPeriod = "Choisissez le collège et la période dans la liste.";
    public const string BadReason = "Choisissez le motif dans la liste.";
    public const string BadVisa = "Choisissez «\u00A0contrôlé\u00A0» ou une observation dans la liste.";
    public const string AlreadyDecided = "Cet état a déjà été retiré, renvoyé ou signé. Rien n’a été changé.";

    /// <summary>A number that names one état: "2026-003".</summary>
    public static string Reference(RefundBatch batch) => string.Create(CultureInfo.InvariantCulture, $"{batch.Exercise}-{batch.Number:000}");

    /// <summary>An état as a title: "État n° 2026-003, octobre 2026".</summary>
    public static string Title(RefundBatch batch) => $"État n°{NoBreak}{Reference(batch)}, {Period(batch.Period)}";

    /// <summary>Its days: "octobre 2026", or "du 1er septembre au 31 décembre 2026".</summary>
    public static string Period(BatchPeriod period) => period.IsMonth
        ? Formats.Month(period.FirstDay)
        : $"du {Formats.DayOfYear(period.FirstDay)} au {Formats.DayOfYear(period.LastDay)} {period.LastDay.Year.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>A period that may be prepared: "octobre 2026 : 128 écritures, 412,05 €".</summary>
    public static string Free(FreePeriod free, bool withSchool) =>
        $"{(withSchool ? $"{free.School.Name}, " : "")}{Period(free.Period)}{NoBreak}: {Formats.Count(free.Entries, "écriture", "écritures")}, {Formats.Euros(free.Amount)}";

    /// <summary>Where an état stands, in a few words.</summary>
    public static string State(RefundBatch batch) => batch switch
    {
        { State: BatchState.Signed, ControlledAt: not null } => "signé, contrôlé",
        { State: BatchState.Signed, Observed: > 0 } => "signé, avec observation",
        _ => batch.State switch
        {
            BatchState.Prepared => "à signer",
            BatchState.Withdrawn => "retiré",
            BatchState.Returned => "renvoyé",
            BatchState.Signed => "signé",
        },
    };

    /// <summary>Who did what with it, in order, one line each.</summary>
    public static IReadOnlyList<string> Steps(RefundBatch batch, IReadOnlyList<BatchVisa> visas)
    {
        var clock = new PlaceClock(TimeZoneInfo.FindSystemTimeZoneById(batch.TimeZone), batch.PreparedAt);
        string At(DateTimeOffset instant) => Formats.Instant(clock.Local(instant));
        var steps = new List<string> { $"Préparé par {batch.PreparedByName}, {At(batch.PreparedAt)}." };
        if (batch.DecidedAt is { } decided)
        {
            steps.Add(batch.State switch
            {
                BatchState.Withdrawn => $"Retiré par {batch.DecidedByName}, {At(decided)}.",
                BatchState.Returned => $"Renvoyé par {batch.DecidedByName}, {At(decided)}{NoBreak}: {Reason(batch.Reason!.Value)}.",
                BatchState.Signed or BatchState.Prepared => $"Signé par {batch.DecidedByName}, {At(decided)}.",
            });
        }

        steps.AddRange(visas.Select(visa => visa.Reason is { } reason
            ? $"Observation de {visa.GivenByName}, {At(visa.GivenAt)}{NoBreak}: {Note(reason)}."
            : $"Contrôlé par {visa.GivenByName}, {At(visa.GivenAt)}."));
        return steps;
    }

    /// <summary>What a whole état comes to: "412,05 € pour 86 comptes d’élèves, 128 écritures".</summary>
    public static string Sum(RefundBatch batch) =>
        $"{Formats.Euros(batch.Amount)} pour {Formats.Count(batch.Accounts, "compte d’élève", "comptes d’élèves")}, {Formats.Count(batch.Entries, "écriture", "écritures")}";

    /// <summary>Accounts that are not listed, because all that was deducted was taken back; null without any.</summary>
    public static string? Nothing(int accounts) => accounts == 0
        ? null
        : $"{Formats.Count(accounts, "compte n’est pas listé", "comptes ne sont pas listés")}{NoBreak}: ce qui y a été déduit a été repris, il n’y reste rien.";

    /// <summary>A pupil, as long as the name is known here.</summary>
    public static string Name(BatchPerson person) =>
        person.FamilyName.Length == 0 ? "élève dont l’identité a été effacée" : $"{person.FamilyName} {person.GivenName}";

    /// <summary>A school that refunds nothing.</summary>
    public static string NoRefund(BatchSchool school) =>
        $"{Formats.Capital(school.Name)}{NoBreak}: le règlement prévient la cuisine et ne prévoit pas de remboursement. Il n’y a pas de montant, et pas d’état à préparer.";

    /// <summary>A reason to send back, in a list.</summary>
    public static string Reason(ReturnReason reason) => reason switch
    {
        ReturnReason.Amount => "un montant est à revoir",
        ReturnReason.Calendar => "un événement du calendrier manque ou est faux",
        ReturnReason.Tariff => "un tarif voté n’est pas encore saisi",
        ReturnReason.Period => "la période n’est pas la bonne",
        ReturnReason.Talk => "à voir ensemble",
    };

    /// <summary>An observation, in a list.</summary>
    public static string Note(Observation reason) => reason switch
    {
        Observation.Amount => "un montant ne suit pas du tarif ou du règlement",
        Observation.Ground => "le fondement d’une remise manque",
        Observation.Account => "un compte d’élève n’est pas le bon",
        Observation.Exercise => "l’exercice n’est pas le bon",
    };

    /// <summary>Why nothing was prepared, and what to do.</summary>
    public static string For(PrepareRefusal why) => why switch
    {
        PrepareRefusal.UnknownSchool => "Ce collège n’est pas l’un des vôtres. Choisissez dans la liste.",
        PrepareRefusal.NotOver => "Cette période n’est pas finie. Attendez son dernier jour, ou choisissez-en une autre.",
        PrepareRefusal.NotFrozen => "L’effectif d’un jour de cette période n’est pas encore figé\u00A0: ses montants peuvent bouger. Recommencez dans quelques minutes.",
        PrepareRefusal.NothingToRefund => "Aucune écriture de cette période n’est libre\u00A0: elles sont déjà dans un état, ou il n’y en a pas.",
        PrepareRefusal.TooMany => $"Cette période compte plus de {Formats.Number(PrepareBatch.MaxEntries)} écritures. Préparez-la mois par mois.",
        PrepareRefusal.Moving => "Des écritures arrivaient au même moment. Recommencez.",
        PrepareRefusal.KeyReused => "Ce formulaire a déjà servi pour un autre état. Vérifiez la liste, puis recommencez.",
    };

    /// <summary>Why nothing was signed or sent back, and what to do.</summary>
    public static string For(SignRefusal why) => why switch
    {
        SignRefusal.Unknown => "Cet état n’est pas à vous de signer.",
        SignRefusal.AlreadyDecided => AlreadyDecided,
        SignRefusal.SamePerson => "Vous avez préparé cet état\u00A0: une autre personne le signe ou le renvoie.",
        SignRefusal.NotWhatWasShown => "Ce n’est pas l’état que cette page montrait. Relisez-le, puis signez.",
        SignRefusal.Altered => "Les écritures de cet état ne sont plus celles qui ont été préparées. Ne le signez pas, et prévenez l’exploitant du service.",
    };

    /// <summary>Why no visa was noted, and what to do.</summary>
    public static string For(ControlRefusal why) => why switch
    {
        ControlRefusal.Unknown => "Cet état n’est pas à vous de contrôler.",
        ControlRefusal.SamePerson => "Vous avez préparé ou signé cet état\u00A0: une autre personne le contrôle.",
        ControlRefusal.AlreadyGiven => "Ce visa est déjà noté. Un état contrôlé n’en reçoit plus d’autre.",
    };
}
