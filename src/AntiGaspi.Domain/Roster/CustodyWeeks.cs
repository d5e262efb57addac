using System.Globalization;
using AntiGaspi.Domain.Calendar;

namespace AntiGaspi.Domain.Roster;

/// <summary>Which weeks are those of one of the adults (<i>garde alternée</i>); the others are those of the other adults.</summary>
public enum CustodyRhythm
{
    /// <summary>The even weeks of the calendar (<i>semaines paires</i>), numbered as ISO 8601 does.</summary>
    Even = 1,

    /// <summary>The odd weeks of the calendar (<i>semaines impaires</i>).</summary>
    Odd = 2,

    /// <summary>One week in two from a first one, whatever its number.</summary>
    EverySecond = 3,
}

/// <summary>How school holidays are shared; a half follows the halves and not the weeks.</summary>
public enum HolidayHalves
{
    /// <summary>Holidays follow the weeks.</summary>
    None = 1,

    /// <summary>The adult has the first half in the years whose number is even, the second half in the others.</summary>
    FirstInEvenYears = 2,

    /// <summary>The adult has the first half in the years whose number is odd, the second half in the others.</summary>
    FirstInOddYears = 3,
}

/// <summary>The weeks of one adult with a child, said once. It decides who is written to, never who may act.</summary>
/// <param name="Rhythm">Which weeks.</param>
/// <param name="FirstDay">A day of the first week; for <see cref="CustodyRhythm.EverySecond"/> only.</param>
/// <param name="Holidays">How holidays are shared.</param>
public sealed record CustodyWeeks(CustodyRhythm Rhythm, DateOnly? FirstDay, HolidayHalves Holidays)
{
    /// <summary>Whether a day is of the adult's weeks.</summary>
    /// <param name="day">The day; weeks begin on Monday.</param>
    /// <param name="holidays">The school holidays of the child's zone.</param>
    /// <remarks>
    /// A year of 53 weeks ends odd and the next begins odd: the odd weeks of that turn of the year are two in a row, as they are in the calendar on
    /// the wall. One week in two from a first one has no such turn. Source: ISO 8601; code civil, article 373-2-9.
    /// </remarks>
    public bool Covers(DateOnly day, IReadOnlyList<SchoolHoliday> holidays)
    {
        if (Holidays != HolidayHalves.None && holidays.FirstOrDefault(one => one.Covers(day)) is { } holiday)
        {
            var isFirstHalf = day.DayNumber - holiday.FirstDayOff.DayNumber < HalfOf(holiday);
            var isEvenYear = holiday.FirstDayOff.Year % 2 == 0;
            return isFirstHalf == (isEvenYear == (Holidays == HolidayHalves.FirstInEvenYears));
        }

        return Rhythm switch
        {
            CustodyRhythm.Even => IsEven(day),
            CustodyRhythm.Odd => !IsEven(day),
            CustodyRhythm.EverySecond => Math.Abs(WeeksSince(FirstDay ?? day, day)) % 2 == 0,
        };
    }

    // The day in the middle of an odd number belongs to the first half.
    private static int HalfOf(SchoolHoliday holiday) => (holiday.ReturnDay.DayNumber - holiday.FirstDayOff.DayNumber + 1) / 2;

    private static bool IsEven(DateOnly day) => ISOWeek.GetWeekOfYear(day.ToDateTime(TimeOnly.MinValue)) % 2 == 0;

    private static int WeeksSince(DateOnly first, DateOnly day) => (MondayOf(day).DayNumber - MondayOf(first).DayNumber) / 7;

    private static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}
