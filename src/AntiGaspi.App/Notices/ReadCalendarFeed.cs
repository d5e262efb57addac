using AntiGaspi.App.Access;
using AntiGaspi.App.Languages;
using AntiGaspi.App.Meals;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Notices;

/// <summary>
/// Reads the calendar behind a secret address: the meals of the children for whom the account answers at this very moment, under
/// the same scope as its pages. An adult who was suspended or is no longer linked has an empty calendar.
/// </summary>
public sealed class ReadCalendarFeed(Db db, MealCalendar calendar, OfferedLanguages offered)
{
    /// <summary>Days before today that stay in the calendar.</summary>
    public const int DaysBack = 30;

    /// <summary>Days ahead.</summary>
    public const int DaysAhead = 120;

    /// <summary>The calendar as a file; null when the address opens nothing.</summary>
    /// <param name="authorityCode">The code of the collectivité, from the address.</param>
    /// <param name="secret">The secret, from the address.</param>
    /// <param name="now">The instant of the reading.</param>
    public async Task<string?> RunAsync(string authorityCode, SessionKey secret, DateTimeOffset now)
    {
        if (await db.ReadNationalAsync<int>("select tenant from local_authority where code = @authorityCode", new { authorityCode }) is not [var tenant]
            || await db.ReadAsync<Row>(Scope.Service(tenant), Owner, new { digest = secret.Digest }) is not [var owner])
        {
            return null;
        }

        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var children = await calendar.ForFamilyAsync(
            new Scope(tenant, owner.AccountId, Role.Family, []), today.AddDays(-DaysBack), today.AddDays(DaysAhead), today);
        using (Language.Speak(offered.Find(owner.Language)))
        {
            return CalendarFile.Write(children, now);
        }
    }

    private const string Owner = """
        select f.account_id, a.language from calendar_feed f join account a on a.account_id = f.account_id where f.tenant = @tenant and f.secret_sha256 = @digest
        """;

    private sealed record Row
    {
        public Guid AccountId { get; init; }

        public string? Language { get; init; }
    }
}
