using AntiGaspi.App.Roster;
using AntiGaspi.App.Siecle;
using AntiGaspi.Domain.Roster;

namespace AntiGaspi.App.French;

/// <summary>A list of an import as a page shows it: its count in words, its first lines, and how many more there are.</summary>
public sealed record ImportList(string Title, IReadOnlyList<string> Lines, int Others)
{
    /// <summary>Lines shown at most: a person reads no more, and a hostile file must not make an endless page.</summary>
    public const int MaxLines = 50;

    private const int MaxCharacters = 600;

    /// <summary>The first lines of a list, each cut to a length that no real one has.</summary>
    internal static ImportList Of(string title, IReadOnlyCollection<string> lines) => new(
        title,
        lines.Take(MaxLines).Select(line => line.Length <= MaxCharacters ? line : line[..MaxCharacters] + "…").ToList(),
        Math.Max(0, lines.Count - MaxLines));
}

/// <summary>Who and what an import is about, by name: what would change, and what the office should look at.</summary>
public static class ImportLists
{
    /// <summary>What an import would write, list by list, without those that are empty.</summary>
    public static IReadOnlyList<ImportList> Changes(RosterChanges changes)
    {
        var names = new ImportNames(changes);
        IEnumerable<string>[] lines =
        [
            changes.PupilsAdded.Select(ImportNames.Of),
            changes.PupilsChanged.Select(PupilChangeTexts.For),
            changes.PupilsLeft.Select(PupilChangeTexts.For),
            changes.PupilsBack.Select(PupilChangeTexts.For),
            changes.PeopleAdded.Select(ImportNames.Of),
            changes.PeopleChanged.Select(change => ImportNames.Of(change.Incoming)),
            changes.LinksAdded.Select(names.Of),
            changes.LinksChanged.Select(change => names.Of(change.Incoming) + Parts(change)),
            changes.LinksRemoved.Select(link => names.Of(link) + NoLonger),
        ];
        return Named(ImportTexts.Counted(ImportCounts.Of(changes)), lines);
    }

    /// <summary>What the office should look at, list by list, without those that are empty.</summary>
    public static IReadOnlyList<ImportList> Questions(RosterChanges changes)
    {
        var (names, review) = (new ImportNames(changes), changes.Review);
        IEnumerable<string>[] lines =
        [
            review.ToClassify.Select(pupil => $"{ImportNames.Of(pupil)}, {RosterTexts.For(pupil.Boarding)}"),
            review.Payers.Where(one => one.Choice is not PayerChoice.SeveralNamed).Select(one => names.Pupil(one.PupilId) + Payer(one.Choice, names)),
            review.Payers.Where(one => one.Choice is PayerChoice.SeveralNamed).Select(one => names.Pupil(one.PupilId) + Payer(one.Choice, names)),
            review.WithoutDivision.Select(ImportNames.Of),
            review.WithoutIne.Select(ImportNames.Of),
            review.Homonyms.Select(group => Formats.Join([.. group.Select(names.PupilAndBirth)])),
            review.DuplicatePeople.Select(pair => $"{names.PersonAndId(pair.First)} et {names.PersonAndId(pair.Second)}"),
            review.SharedMailboxes.Select(group => Formats.Join([.. group.Select(names.Person)])),
        ];
        return Named(ImportTexts.Counted(review), lines);
    }

    /// <summary>The files that were read, each with what it is about and when SIECLE made it.</summary>
    public static ImportList Files(RosterSnapshot files) => ImportList.Of(
        Formats.Count(files.Files.Count, "fichier lu", "fichiers lus"),
        [.. files.Files.Select(file => $"{ImportTexts.For(file.Part)}\u00A0: {file.Name}, exporté le {Formats.Instant(file.ExportedAt)}")]);

    /// <summary>The records to mend in SIECLE, each with its file, its line and what to do.</summary>
    public static ImportList Anomalies(IReadOnlyList<SiecleAnomaly> anomalies) =>
        ImportList.Of(Formats.Count(anomalies.Count, "fiche à corriger", "fiches à corriger"), [.. anomalies.Select(SiecleAnomalyTexts.For)]);

    private const string NoLonger = "\u00A0: l’accès est fermé à l’enregistrement";

    private static List<ImportList> Named(IReadOnlyList<(int Count, string Text)> titles, IEnumerable<string>[] lines) =>
        titles.Zip(lines, (title, list) => (title, list)).Where(one => one.title.Count > 0)
            .Select(one => ImportList.Of(one.title.Text, [.. one.list])).ToList();

    private static string Parts(LinkChange change)
    {
        (bool IsSo, string Text)[] all =
        [
            (change.CutsAccess, "l’accès est fermé à l’enregistrement"),
            (change.GivesAccess, "l’accès devient possible"),
            (change.Known.Level != change.Incoming.Level, $"{Level(change.Incoming.Level)} au lieu de {Level(change.Known.Level)}"),
            (change.Incoming.Pays && !change.Known.Pays, "devient payeur"),
            (change.Known.Pays && !change.Incoming.Pays, "n’est plus payeur"),
        ];
        var said = all.Where(one => one.IsSo).Select(one => one.Text).ToList();
        return said.Count == 0 ? "" : $"\u00A0: {string.Join("\u00A0; ", said)}";
    }

    private static string Level(GuardianLevel level) => level switch
    {
        GuardianLevel.Legal => "responsable légal",
        GuardianLevel.InCharge => "personne en charge",
        GuardianLevel.Contact => "simple contact",
    };

    private static string Payer(PayerChoice choice, ImportNames names) => choice switch
    {
        PayerChoice.OnlyLegal only => $"\u00A0: {names.Person(only.PersonId)}, seul responsable légal, est retenu",
        PayerChoice.SeveralNamed several => $"\u00A0: {Formats.Join([.. several.PersonIds.Select(names.Person)])}",
        _ => "",
    };
}
