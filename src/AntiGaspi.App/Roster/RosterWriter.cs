using System.Text.Json;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Roster;

namespace AntiGaspi.App.Roster;

/// <summary>Writes the differences between a school and its files, inside the transaction that compared them.</summary>
internal sealed class RosterWriter(Transaction transaction, ImportedSchool school, RosterSnapshot files, DateTimeOffset now)
{
    private readonly Dictionary<string, Guid> pupils = [];
    private readonly Dictionary<string, Guid> people = [];
    private readonly Dictionary<(Guid, DateOnly), DateOnly> firstDays = [];

    /// <summary>Writes them; returns the id of the import.</summary>
    public async Task<Guid> WriteAsync(RosterChanges changes, bool isFirst)
    {
        var id = Ids.New(now);
        await LoadIdsAsync();
        await WriteDivisionsAsync(changes);
        await WritePupilsAsync(changes, isFirst);
        await WritePeopleAsync(changes);
        await WriteLinksAsync(changes);
        await transaction.ExecuteAsync(RosterSql.Import, new
        {
            id, school.SchoolId, files.SchoolYear, exportedAt = files.ExportedAt.ToString("s"), now,
            sha = files.ContentHashes,
            counts = JsonSerializer.Serialize(ImportCounts.Of(changes)),
        });
        await transaction.ExecuteAsync(RosterSql.Audit, new { audit = Ids.New(now), now, school.SchoolId });
        return id;
    }

    private async Task LoadIdsAsync()
    {
        foreach (var row in await transaction.QueryAsync<IdRow>(RosterSql.PupilIds, new { school.SchoolId }))
        {
            pupils[row.SiecleId] = row.Id;
        }

        foreach (var row in await transaction.QueryAsync<IdRow>(RosterSql.PersonIds, new { school.SchoolId }))
        {
            people[row.SiecleId] = row.Id;
        }
    }

    private Task WriteDivisionsAsync(RosterChanges changes) =>
        transaction.ExecuteEachAsync(RosterSql.Division, changes.DivisionsWritten, one => new { school.SchoolId, one.Code, one.Label });

    private async Task WritePupilsAsync(RosterChanges changes, bool isFirst)
    {
        // One who left is stored as the file has it; one who is not in the file any more only gets a last day.
        var left = changes.PupilsLeft.Select(one => (one.Known, Incoming: one.Incoming ?? one.Known with { ExitDay = one.LastDay }));
        var kept = changes.PupilsChanged.Concat(changes.PupilsBack).Select(change => (change.Known, change.Incoming));

        // Found by the numbers that are stored: a file may give one's number to another.
        var rewritten = kept.Concat(left).Select(one => (Id: pupils[one.Known.SiecleId], one.Incoming)).ToList();
        foreach (var (id, incoming) in rewritten)
        {
            pupils[incoming.SiecleId] = id;
        }

        foreach (var pupil in changes.PupilsAdded)
        {
            pupils[pupil.SiecleId] = Ids.New(now);
        }

        await transaction.ExecuteEachAsync(RosterSql.AddPupil, changes.PupilsAdded, pupil => ValuesOf(pupils[pupil.SiecleId], pupil));
        await transaction.ExecuteEachAsync(RosterSql.ChangePupil, rewritten, pupil => ValuesOf(pupil.Id, pupil.Incoming));
        await transaction.ExecuteEachAsync(RosterSql.ForgetStays, rewritten, pupil => new { pupil = pupil.Id, first = pupil.Incoming.EntryDay ?? DateOnly.MinValue });
        await transaction.ExecuteEachAsync(RosterSql.EarlierStay, StaysOf(changes), stay => new { pupil = stay.Id, stay.Stay.FirstDay, stay.Stay.LastDay });
        await WritePlansAsync(changes, isFirst);
    }

    private List<(Guid Id, Stay Stay)> StaysOf(RosterChanges changes) => changes.PupilsRewritten
        .Select(change => (Id: pupils[change.Incoming.SiecleId], Stay: change.EarlierStay(files.YearBegins)))
        .Where(one => one.Stay is not null).Select(one => (one.Id, one.Stay!)).ToList();

    private async Task WritePlansAsync(RosterChanges changes, bool isFirst)
    {
        var known = await PlanRows.LastOnesAsync(transaction, school.SchoolId);
        List<PlanChange?> plans = [];
        foreach (var pupil in changes.PupilsAdded)
        {
            var wanted = isFirst ? files.YearBegins : pupil.EntryDay ?? files.ExportDay;
            plans.Add(await PlanAsync(pupils[pupil.SiecleId], pupil.Boarding, wanted, null));
        }

        foreach (var change in changes.PupilsChanged.Concat(changes.PupilsBack).Where(change => change.Aspects.HasFlag(PupilAspects.Boarding)))
        {
            var id = pupils[change.Incoming.SiecleId];
            plans.Add(await PlanAsync(id, change.Incoming.Boarding, files.ExportDay, known.GetValueOrDefault(id)));
        }

        await PlanRows.ChangeAsync(transaction, plans.OfType<PlanChange>().ToList());
    }

    // The file says how many days, never which: what the office has stated stays as long as the status means the same, and
    // a status that nobody may guess takes no child away from the table.
    private async Task<PlanChange?> PlanAsync(Guid id, BoardingStatus boarding, DateOnly wanted, PlanRows.PlanRow? last)
    {
        var terms = PlanRows.Of(boarding, last?.PlaceId ?? school.PlaceId, school.Weekdays, last?.MenuOption ?? PlanRows.StandardMenu);
        var isSame = last is { ValidTo: null } && (last.Basis, last.PriceClass) == (terms?.Basis, terms?.PriceClass);
        if (isSame || boarding.NeedsOffice || (terms is null && last is null))
        {
            return null;
        }

        return new(id, await FirstDayAsync(last?.PlaceId ?? school.PlaceId, wanted < files.YearBegins ? files.YearBegins : wanted), terms);
    }

    private async Task<DateOnly> FirstDayAsync(Guid placeId, DateOnly wanted)
    {
        if (!firstDays.TryGetValue((placeId, wanted), out var day))
        {
            firstDays[(placeId, wanted)] = day = await PlanRows.FirstDayAsync(transaction, placeId, wanted);
        }

        return day;
    }

    private async Task WritePeopleAsync(RosterChanges changes)
    {
        foreach (var person in changes.PeopleAdded)
        {
            people[person.SiecleId] = Ids.New(now);
        }

        await transaction.ExecuteEachAsync(RosterSql.AddPerson, changes.PeopleAdded, person => ValuesOf(people[person.SiecleId], person));
        await transaction.ExecuteEachAsync(
            RosterSql.ChangePerson, changes.PeopleChanged, change => ValuesOf(people[change.Known.SiecleId], change.Incoming));
    }

    private async Task WriteLinksAsync(RosterChanges changes)
    {
        var written = changes.LinksAdded.Concat(changes.LinksChanged.Select(change => change.Incoming));
        await transaction.ExecuteEachAsync(RosterSql.Link, written, link => new
        {
            pupil = pupils[link.PupilId], guardian = people[link.PersonId], level = (int)link.Level, link.Kinship, payer = link.Pays,
        });
        await transaction.ExecuteEachAsync(
            RosterSql.EndLink, changes.LinksRemoved, link => new { pupil = pupils[link.PupilId], guardian = people[link.PersonId], now });
    }

    private object ValuesOf(Guid id, PupilRecord pupil) => new
    {
        id, school.SchoolId, pupil.SiecleId, pupil.Ine, pupil.FamilyName, pupil.UsageName, pupil.GivenName, pupil.BirthDay, pupil.Division,
        pupil.BoardingCode, pupil.EntryDay, pupil.ExitDay,
    };

    private object ValuesOf(Guid id, PersonRecord person) => new
    {
        id, school.SchoolId, person.SiecleId, person.Title, person.FamilyName, person.UsageName, person.GivenName, person.Email, person.Mobile, person.Address,
    };

    private sealed record IdRow
    {
        public string SiecleId { get; init; } = "";

        public Guid Id { get; init; }
    }
}
