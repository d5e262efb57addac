using System.Globalization;
using AntiGaspi.App.French;
using AntiGaspi.App.Meals;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Calendar;
using AntiGaspi.Domain.Meals;

namespace AntiGaspi.App.Notices;

/// <summary>
/// Writes what families are told of the presence of their children, as it stands when it leaves. Null: nothing differs any more, or the
/// reader has no access to the child any more, and nothing leaves.
/// </summary>
/// <param name="site">The address that people type.</param>
/// <param name="links">Links to the week of a child.</param>
/// <param name="mismatches">What differs.</param>
/// <param name="clock">Now.</param>
public sealed class ComposeAttendance(Uri site, MealLinks links, FamilyMismatches mismatches, TimeProvider clock)
{
    /// <summary>The path of the page of a family that is signed in.</summary>
    public const string FamilyPath = "/famille/pointage";

    /// <summary>The message of the evening.</summary>
    public async Task<MailText?> EveningAsync(WaitingMessage message)
    {
        var family = FamilyNotice.ScopeOf(message);
        var evening = DateOnly.ParseExact(message.Values[TellMismatches.EveningValue], "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var told = (await mismatches.OfEveningAsync(family, evening)).Where(one => Contest.Stands(one.Contested?.Answer));
        List<(Mismatch, Uri)> lines = [];
        foreach (var mismatch in told)
        {
            lines.Add((mismatch, await LinkAsync(family, mismatch.Meal)));
        }

        return lines.Count == 0 ? null : AttendanceMessageTexts.Evening(lines);
    }

    /// <summary>The answer of the school.</summary>
    public async Task<MailText?> AnswerAsync(WaitingMessage message)
    {
        var family = FamilyNotice.ScopeOf(message);
        var contest = Guid.ParseExact(message.Values[AnswerContest.ContestValue], "D");
        return await mismatches.OfContestAsync(family, contest) is { Contested.Answer: { } answer } mismatch
            ? AttendanceMessageTexts.Answer(mismatch, answer, new Uri(site, FamilyPath)) : null;
    }

    // A week that is over has no link any more: the page of the signed-in family is the way then.
    private async Task<Uri> LinkAsync(Scope family, MealRef meal)
    {
        var now = clock.GetUtcNow();
        var isOver = WeekOf.MondayOf(meal.Day).AddDays(7) <= DateOnly.FromDateTime(now.UtcDateTime);
        return new Uri(site, isOver ? FamilyPath : await links.AttendancePathAsync(family.Tenant, family.AccountId, meal, now) ?? FamilyPath);
    }
}
