using AntiGaspi.Domain.Roster;

namespace AntiGaspi.App.French;

/// <summary>What changes about a pupil from one import to the next: "THOMAS Éloïse, 6A : classe 6A au lieu de 6B".</summary>
internal static class PupilChangeTexts
{
    public static string For(PupilChange change)
    {
        var said = Parts(change).ToList();
        return ImportNames.Of(change.Incoming) + (said.Count == 0 ? "" : $"\u00A0: {string.Join("\u00A0; ", said)}");
    }

    /// <summary>One who leaves, until when, and whether the file says so or only has the pupil no more.</summary>
    public static string For(PupilDeparture departure) =>
        $"{ImportNames.Of(departure.Known)}\u00A0: dernier jour, {Formats.Day(departure.LastDay)}"
        + (departure.Incoming is null ? " (absent des fichiers)" : "");

    private static IEnumerable<string> Parts(PupilChange change)
    {
        var (aspects, before, now) = (change.Aspects, change.Known, change.Incoming);
        (PupilAspects Aspect, Func<string> Text)[] all =
        [
            (PupilAspects.SiecleId, () => $"ELEVE_ID {now.SiecleId} au lieu de {before.SiecleId}"),
            (PupilAspects.Ine, () => now.Ine is null ? "INE retiré" : "nouvel INE"),
            (PupilAspects.Name, () => $"s’appelait {before.DisplayName} {before.GivenName}"),
            (PupilAspects.Spelling, () => $"s’écrivait {before.DisplayName} {before.GivenName}"),
            (PupilAspects.BirthDay, () => "date de naissance"),
            (PupilAspects.Division, () => $"classe {ImportNames.Division(now.Division)} au lieu de {ImportNames.Division(before.Division)}"),
            (PupilAspects.Boarding, () => $"{Regime(now)} au lieu de {Regime(before)}"),
            (PupilAspects.Entry, () => now.EntryDay is { } day ? $"entrée le {Formats.Day(day)}" : "date d’entrée retirée"),
            (PupilAspects.Exit, () => now.ExitDay is { } day ? $"sortie le {Formats.Day(day)}" : "date de sortie retirée"),
        ];
        return all.Where(one => aspects.HasFlag(one.Aspect)).Select(one => one.Text());
    }

    private static string Regime(PupilRecord pupil) => pupil.BoardingCode.Length == 0 ? "sans régime" : $"régime {pupil.BoardingCode}";
}
