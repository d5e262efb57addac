using System.Globalization;
using AntiGaspi.App.French;
using AntiGaspi.Domain.Basics;
using CsvHelper;

namespace AntiGaspi.App.Refunds;

/// <summary>
/// A signed batch as files for whoever keeps the accounts: one line an account, what a person types; and one line an entry, what it
/// rests on. UTF-8 with its mark, semicolons, decimal commas and French dates: a spreadsheet set in French opens them as they are.
/// </summary>
public static class BatchFile
{
    /// <summary>What it is, for browsers.</summary>
    public const string MediaType = "text/csv; charset=utf-8; header=present";

    /// <summary>The columns of the accounts.</summary>
    public static readonly IReadOnlyList<string> LineColumns =
    [
        "lot", "uai", "exercice", "trimestre", "eleve_id_siecle", "nom", "prenom", "division", "regime", "date_repas_debut", "date_repas_fin", "nb_repas",
        "tarif_unitaire", "montant", "motif_code", "motif", "article_reglement", "payeur_personne_id", "payeur_nom", "reference",
    ];

    /// <summary>The columns of the entries.</summary>
    public static readonly IReadOnlyList<string> EntryColumns =
    [
        "lot", "uai", "exercice", "trimestre", "eleve_id_siecle", "nom", "prenom", "division", "date_repas", "service", "motif_code", "motif", "montant",
        "tarif_unitaire", "acte_tarif", "deliberation", "article_reglement", "recu_le", "reference",
    ];

    /// <summary>The accounts that come to something; those where all was taken back have nothing to be typed.</summary>
    public static byte[] Lines(RefundBatch batch, IReadOnlyList<NamedLine> lines, IReadOnlyList<EntryStory> entries)
    {
        var byAccount = entries.ToLookup(entry => (entry.PupilId, entry.Term));
        return Bytes(LineColumns, lines.Where(one => one.Line.Amount.Cents != 0 || one.Line.Meals > 0).Select(one =>
        {
            var of = byAccount[(one.Line.PupilId, one.Line.Term)].ToList();
            var kinds = of.Select(entry => entry.Kind).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
            return new object?[]
            {
                BatchTexts.Reference(batch), batch.Uai, batch.Exercise, one.Line.Term, one.Person.SiecleId, one.Person.FamilyName, one.Person.GivenName,
                one.Person.Division, one.Person.BoardingCode, one.Line.FirstDay, one.Line.LastDay, one.Line.Meals, UnitPrice(of), one.Line.Amount,
                string.Join('+', kinds), string.Join(" ; ", kinds.Select(RefundTexts.Movement)), Only(of.Select(entry => entry.Article)),
                one.Person.PayerId, one.Person.PayerName, batch.Sha256,
            };
        }));
    }

    /// <summary>Every entry.</summary>
    public static byte[] Entries(RefundBatch batch, IReadOnlyList<NamedLine> lines, IReadOnlyList<EntryStory> entries)
    {
        var people = lines.Select(one => one.Person).DistinctBy(person => person.PupilId).ToDictionary(person => person.PupilId);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(batch.TimeZone);
        return Bytes(EntryColumns, entries.Select(entry => new object?[]
        {
            BatchTexts.Reference(batch), batch.Uai, batch.Exercise, entry.Term, people[entry.PupilId].SiecleId, people[entry.PupilId].FamilyName,
            people[entry.PupilId].GivenName, people[entry.PupilId].Division, entry.Day, KitchenTexts.Service(entry.Service), entry.Kind,
            RefundTexts.Movement(entry.Kind), entry.Amount, entry.PriceCents is { } price ? new Money(price) : "", entry.Act,
            entry.RegulationNumber, entry.Article, entry.ReceivedAt is { } received ? TimeZoneInfo.ConvertTime(received, zone).ToString("dd/MM/yyyy HH:mm:ss", CultureInfo.InvariantCulture) : "",
            batch.Sha256,
        }));
    }

    // One price where every meal of the account has the same; a term may hold two.
    private static object UnitPrice(IReadOnlyList<EntryStory> entries) =>
        entries.Select(entry => entry.PriceCents).Distinct().ToList() is [{ } only] ? new Money(only) : "";

    private static string Only(IEnumerable<string?> values) => values.Distinct(StringComparer.Ordinal).ToList() is [{ } only] ? only : "";

    private static byte[] Bytes(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<object?>> rows)
    {
        using var bytes = new MemoryStream();
        using (var file = CsvWriter.Create(bytes, Options, true))
        {
            file.WriteHeader([.. columns]);
            foreach (var row in rows)
            {
                foreach (var cell in row)
                {
                    Write(file, cell);
                }

                file.EndRecord();
            }
        }

        return bytes.ToArray();
    }

    private static void Write(CsvWriter file, object? cell)
    {
        switch (cell)
        {
            case Money amount:
                file.WriteField(amount.Cents / 100m, "0.00", French);
                break;
            case DateOnly day:
                file.WriteField(day, "dd/MM/yyyy", CultureInfo.InvariantCulture);
                break;
            case int number:
                file.WriteField(number, "0", CultureInfo.InvariantCulture);
                break;
            default:
                file.WriteField((string?)cell);
                break;
        }
    }

    private static readonly NumberFormatInfo French = new() { NumberDecimalSeparator = "," };

    // A spreadsheet runs what begins like a formula: an apostrophe keeps a word what it is. An amount that is taken back keeps its sign.
    private static readonly CsvWriterOptions Options = CsvWriterOptions.Default with
    {
        Separator = ';', NewLine = "\r\n", WriteByteOrderMark = true, Injection = CsvInjection.Escape,
    };
}
