using AntiGaspi.App.French;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Kitchen;

namespace AntiGaspi.Web.Demo;

/// <summary>A moment of the story that the clock may be moved on to.</summary>
/// <param name="At">The instant.</param>
/// <param name="Label">The words of its button.</param>
public sealed record ClockStep(DateTimeOffset At, string Label);

/// <summary>The moments that the story is about: just before the next cutoff of Jean-Moulin, its freeze, and the next month.</summary>
public sealed class StoryClock(Db db, DemoMode demo)
{
    private static readonly TimeSpan JustBefore = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan MorningHour = TimeSpan.FromHours(8);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    /// <summary>The moments ahead, the nearest first; at most three.</summary>
    public async Task<IReadOnlyList<ClockStep>> StepsAsync(DateTimeOffset now)
    {
        var clock = PlaceClock.Paris(now);
        var cutoffs = await db.ReadAsync<DateTimeOffset>(Scope.Service(Persona.Tenant), NextCutoff, new { after = (now - Sealing.Grace).ToStored(), DemoSchools.JeanMoulin });
        var month = new DateOnly(clock.Today.Year, clock.Today.Month, 1).AddMonths(1);
        var morning = PlaceClock.Paris(now).Instant(month, MorningHour);
        return cutoffs.SelectMany(cutoff => new[] { cutoff - JustBefore, Sealing.DueAt(cutoff) })
            .Where(at => at > now)
            .Select(at => new ClockStep(at, DemoTexts.AdvanceTo(clock, at)))
            .Append(new ClockStep(morning, DemoTexts.AdvanceTo(month)))
            .ToList();
    }

    /// <summary>Whether the clock may be moved to an instant: never back, and no further than the demonstration has days for.</summary>
    public bool MayAdvanceTo(DateTimeOffset at) => demo.Clock is { } clock && at > clock.GetUtcNow() && at <= clock.Start + Longest;

    private const string NextCutoff = """
        select d.cutoff_at
        from service_day d
        join place p on p.tenant = d.tenant and p.place_id = d.place_id
        join school s on s.tenant = p.tenant and s.school_id = p.host_school_id
        where d.tenant = @tenant and s.uai = @JeanMoulin and d.cutoff_at > @after
        order by d.cutoff_at limit 1
        """;
}
