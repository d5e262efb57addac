using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Meals;

/// <summary>What a family was told of the presence of its children at meals, as it stands: what no longer differs is not there any more.</summary>
public sealed class FamilyMismatches(Db db)
{
    /// <summary>Of the meals from a day on, the latest first.</summary>
    /// <param name="scope">A family, or the office.</param>
    /// <param name="from">The first day.</param>
    /// <param name="pupilId">The pupil whom the office acts for; null for a family.</param>
    public Task<IReadOnlyList<Mismatch>> RunAsync(Scope scope, DateOnly from, Guid? pupilId = null) =>
        ReadAsync(scope, pupilId is null ? "and a.day >= @from" : "and a.day >= @from and a.pupil_id = @pupilId", new { from, pupilId = pupilId ?? Guid.Empty });

    /// <summary>Those of which one evening told.</summary>
    public Task<IReadOnlyList<Mismatch>> OfEveningAsync(Scope family, DateOnly evening) => ReadAsync(family, "and a.told_evening = @evening", new { evening });

    /// <summary>The one of a contest; null when it is not the family's, or no longer differs.</summary>
    public async Task<Mismatch?> OfContestAsync(Scope family, Guid contest) => (await ReadAsync(family, "and c.contest_id = @contest", new { contest })).SingleOrDefault();

    private async Task<IReadOnlyList<Mismatch>> ReadAsync(Scope family, string which, object values) =>
        (await db.ReadAsync<MismatchRows.Row>(family, $"{MismatchRows.Sql}{MismatchRows.OfAccount} {which} order by a.day desc, p.given_name, a.pupil_id, a.service", values))
            .Select(row => row.Value).OfType<Mismatch>().ToList();
}
