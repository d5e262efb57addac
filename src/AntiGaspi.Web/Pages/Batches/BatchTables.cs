using AntiGaspi.App.French;
using AntiGaspi.App.Refunds;
using AntiGaspi.Design.Figures;

namespace AntiGaspi.Web.Pages.Batches;

/// <summary>The tables of refund batches, the same for whoever prepares, signs or controls.</summary>
internal static class BatchTables
{
    /// <summary>The batches of some schools; each leads to its page.</summary>
    public static DataTable List(IReadOnlyList<RefundBatch> batches, bool withSchool, BatchPages pages) => new(
        "Les états, du plus récent au plus ancien",
        [new("État"), .. School(withSchool, new DataColumn("Collège")), new("Repas de"), new("À déduire", IsNumber: true), new("Où il en est")],
        batches.Select(IReadOnlyList<DataCell> (batch) =>
        [
            new($"n°\u00A0{BatchTexts.Reference(batch)}", pages.One(batch.BatchId)), .. School(withSchool, new DataCell(batch.SchoolName)), BatchTexts.Period(batch.Period),
            Formats.Euros(batch.Amount), BatchTexts.State(batch),
        ]).ToList());

    /// <summary>The accounts of a batch; each amount leads to its story.</summary>
    public static DataTable Lines(RefundBatch batch, IReadOnlyList<NamedLine> lines) => new(
        "Par classe, puis par nom",
        [new("Élève"), new("Classe"), new("Période de facturation"), new("Repas", IsNumber: true), new("À déduire", IsNumber: true)],
        lines.Where(IsSomething).Select(IReadOnlyList<DataCell> (one) =>
        [
            BatchTexts.Name(one.Person), one.Person.Division ?? "–", RefundTexts.Term(one.Line.Term), Formats.Number(one.Line.Meals),
            new(Formats.Euros(one.Line.Amount), BatchPages.Story(batch.BatchId, one.Line.PupilId)),
        ]).Append(["Total", "", "", Formats.Number(lines.Sum(one => one.Line.Meals)), Formats.Euros(batch.Amount)]).ToList());

    /// <summary>The entries of one pupil; the last row is their sum.</summary>
    public static DataTable Entries(RefundBatch batch, IReadOnlyList<EntryStory> entries, Func<EntryStory, string>? story)
    {
        var clock = new PlaceClock(TimeZoneInfo.FindSystemTimeZoneById(batch.TimeZone), batch.PreparedAt);
        return new(
            "Écriture par écriture",
            [new("Repas"), new("Quoi"), new("Demande reçue"), new("Prix du repas"), new("Règlement"), new("Montant", IsNumber: true)],
            entries.Select(IReadOnlyList<DataCell> (entry) =>
            [
                new(Formats.DayAndYear(entry.Day) + MealTexts.Suffix(entry.Service), story?.Invoke(entry)),
                RefundTexts.Movement(entry.Kind),
                entry.ReceivedAt is { } received ? Formats.Instant(clock.Local(received)) : "–",
                entry.PriceCents is { } price ? $"{Formats.Euros(new(price))} ({entry.Act})" : entry.Act,
                $"{(entry.Article is { Length: > 0 } article ? $"article {article}, " : "")}délibération {entry.RegulationNumber} du {Formats.DayAndYear(entry.RegulationDay)}",
                Formats.Euros(entry.Amount),
            ]).Append(["Total", "", "", "", "", Formats.Euros(new(entries.Sum(entry => entry.Cents)))]).ToList());
    }

    /// <summary>Accounts where all that was deducted was taken back.</summary>
    public static int Empty(IReadOnlyList<NamedLine> lines) => lines.Count(one => !IsSomething(one));

    private static bool IsSomething(NamedLine one) => one.Line.Amount.Cents != 0 || one.Line.Meals > 0;

    private static IEnumerable<T> School<T>(bool withSchool, T one) => withSchool ? [one] : [];
}
