using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Meals;

namespace AntiGaspi.App.Meals;

/// <summary>A contest that waits for the office.</summary>
public sealed record WaitingContest
{
    public Guid ContestId { get; init; }

    public Guid PupilId { get; init; }

    public string FamilyName { get; init; } = "";

    public string GivenName { get; init; } = "";

    public string? Division { get; init; }

    public DateOnly Day { get; init; }

    public MealService Service { get; init; }

    public bool IsPresent { get; init; }

    /// <summary>Who saw it: the door, or a list of the office.</summary>
    public string Source { get; init; } = "";

    public DateTimeOffset RecordedAt { get; init; }

    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The last day to answer.</summary>
    public DateOnly DueDay { get; init; }

    public ContestAnswer? Answer { get; init; }

    public MealRef Meal => new(PupilId, Day, Service);
}

/// <summary>The contests of the families of an office's schools: what waits for an answer, the nearest first.</summary>
public sealed class OfficeContests(Db db)
{
    /// <summary>Most contests of one list.</summary>
    public const int MaxShown = 200;

    /// <summary>Those that wait.</summary>
    public Task<IReadOnlyList<WaitingContest>> RunAsync(Scope scope) =>
        db.ReadAsync<WaitingContest>(scope, $"{Sql} and c.answered_at is null order by c.due_day, c.received_at, c.contest_id limit @MaxShown", new { MaxShown });

    /// <summary>One contest, answered or not; null for any that is not of the office's schools.</summary>
    public async Task<WaitingContest?> FindAsync(Scope scope, Guid contestId) =>
        (await db.ReadAsync<WaitingContest>(scope, $"{Sql} and c.contest_id = @contestId", new { contestId })).SingleOrDefault();

    private const string Sql = """
        select c.contest_id, c.pupil_id, coalesce(p.usage_name, p.family_name) as family_name, p.given_name, p.division, c.day, c.service, a.is_present, a.source, a.recorded_at,
          c.received_at, c.due_day, c.answer
        from contest c
        join attendance a on a.tenant = c.tenant and a.pupil_id = c.pupil_id and a.day = c.day and a.service = c.service
        join pupil p on p.tenant = c.tenant and p.pupil_id = c.pupil_id
        where c.tenant = @tenant and exists (select 1 from may_act y where y.tenant = c.tenant and y.account_id = @account and y.pupil_id = c.pupil_id and y.door = 'office')
        """;
}
