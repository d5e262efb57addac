namespace AntiGaspi.Domain.Roster;

/// <summary>The pupils' side of a comparison.</summary>
internal sealed class PupilComparison
{
    private readonly HashSet<string> arrived = [];
    private readonly Dictionary<string, string> renumbered = [];

    private PupilComparison()
    {
    }

    public List<PupilRecord> Added { get; } = [];

    public List<PupilChange> Changed { get; } = [];

    public List<PupilDeparture> Left { get; } = [];

    public List<PupilChange> Back { get; } = [];

    public List<PupilRecord> Held { get; } = [];

    /// <summary>The present id of a known pupil: the new one when SIECLE gave another.</summary>
    public string CurrentId(string knownId) => renumbered.GetValueOrDefault(knownId, knownId);

    /// <summary>Whether the school has the pupil after the import and the files still speak of it.</summary>
    public bool IsInFile(string siecleId) => arrived.Contains(siecleId);

    public static PupilComparison Between(KnownRoster known, RosterSnapshot incoming)
    {
        var result = new PupilComparison();
        if (!incoming.Has(RosterPart.Pupils))
        {
            // Without a pupils' file every known pupil stays, and its links may still change.
            result.arrived.UnionWith(known.Pupils.Select(pupil => pupil.SiecleId));
            return result;
        }

        var ids = incoming.Pupils.Select(pupil => pupil.SiecleId).ToHashSet();
        var byId = known.Pupils.ToDictionary(pupil => pupil.SiecleId);
        var byIne = Recognisable(known, ids);
        var matched = new HashSet<string>();
        foreach (var pupil in incoming.Pupils)
        {
            var before = byId.GetValueOrDefault(pupil.SiecleId)
                ?? (pupil.Ine is null ? null : byIne.GetValueOrDefault(pupil.Ine));
            result.Place(before, pupil, incoming.ExportDay);
            if (before is not null)
            {
                matched.Add(before.SiecleId);
            }
        }

        foreach (var pupil in known.Pupils.Where(pupil => !matched.Contains(pupil.SiecleId)))
        {
            result.PlaceMissing(pupil, incoming);
        }

        return result;
    }

    // Only a pupil whose own id has gone may be found again by the national number, and only when one alone has it.
    private static Dictionary<string, PupilRecord> Recognisable(KnownRoster known, HashSet<string> incomingIds) =>
        known.Pupils
            .Where(pupil => pupil.Ine is not null && !incomingIds.Contains(pupil.SiecleId))
            .GroupBy(pupil => pupil.Ine!)
            .Where(group => group.Count() == 1)
            .ToDictionary(group => group.Key, group => group.Single());

    private void Place(PupilRecord? before, PupilRecord now, DateOnly exportDay)
    {
        if (before is null)
        {
            if (now.IsPresentOn(exportDay))
            {
                arrived.Add(now.SiecleId);
                Added.Add(now);
            }

            return;
        }

        arrived.Add(now.SiecleId);
        var change = new PupilChange(before, now);
        if (before.SiecleId != now.SiecleId)
        {
            renumbered.Add(before.SiecleId, now.SiecleId);
        }

        switch (before.IsPresentOn(exportDay), now.IsPresentOn(exportDay))
        {
            case (true, false):
                Left.Add(new(before, now, now.ExitDay!.Value));
                break;
            case (false, true):
                Back.Add(change);
                break;
            default:
                if (change.Aspects != PupilAspects.None)
                {
                    Changed.Add(change);
                }

                break;
        }
    }

    private void PlaceMissing(PupilRecord pupil, RosterSnapshot incoming)
    {
        if (incoming.Blocked.Any(blocked => blocked.MayBe(pupil)))
        {
            arrived.Add(pupil.SiecleId);
            Held.Add(pupil);
        }
        else if (pupil.IsPresentOn(incoming.ExportDay) && (pupil.ExitDay is not { } exit || exit > LastDayFor(incoming)))
        {
            Left.Add(new(pupil, null, LastDayFor(incoming)));
        }
    }

    // The files of a school year that has not begun take nobody away from the tables of the one that is ending.
    private static DateOnly LastDayFor(RosterSnapshot incoming)
    {
        var beforeExport = incoming.ExportDay.AddDays(-1);
        var beforeYear = incoming.YearBegins.AddDays(-1);
        return beforeExport > beforeYear ? beforeExport : beforeYear;
    }
}
