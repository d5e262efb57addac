using AntiGaspi.App.Access;
using AntiGaspi.App.Meals;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Notices;

/// <summary>
/// Reads the calendar behind a secret address: the meals of the children for whom the account answers at this very moment, under
/// the same scope as its pages. An adult who was suspended or is no longer linked has an empty calendar.
/// </summary>
public sealed class ReadCalendarFeed(Db db, MealCalendar calendar)
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
            || await db.ReadAsync<Guid>(
                Scope.Service(tenant), "select account_id from calendar_feed where tenant = @tenant and secret_sha256 = @digest", new { digest = secret.Digest }) is not [var account])
        {
            return null;
        }

        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var children = await calendar.ForFamilyAsync(
            new Scope(tenant, account, Role.Family, []), today.AddDays(-DaysBack), today.AddDays(DaysAhead), today);
        return CalendarFile.Write(children, now);
    }
}
