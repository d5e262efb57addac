namespace AntiGaspi.Domain.Calendar;

/// <summary>Where a place stands for public holidays: most of France has eleven, some territories have more.</summary>
public enum HolidayArea
{
    /// <summary>The eleven national days only.</summary>
    National = 0,

    /// <summary>Haut-Rhin, Bas-Rhin, Moselle: also Good Friday and 26 December.</summary>
    AlsaceMoselle = 1,

    /// <summary>Also the abolition of slavery on 27 May.</summary>
    Guadeloupe = 2,

    /// <summary>Also the abolition of slavery on 10 June.</summary>
    Guyane = 3,

    /// <summary>Also the abolition of slavery on 22 May.</summary>
    Martinique = 4,

    /// <summary>Also the abolition of slavery on 27 April.</summary>
    Mayotte = 5,

    /// <summary>Also the abolition of slavery on 20 December.</summary>
    Reunion = 6,
}

/// <summary>Public holidays (<i>jours fériés</i>), computed for any year.</summary>
/// <remarks>
/// Sources: code du travail L3133-1 (the eleven), L3134-13 (Alsace-Moselle), L3422-2 (overseas); docs/rules/cutoffs.md, §2.
/// Days that only custom gives in a territory are entered as closures of the place.
/// </remarks>
public static class PublicHolidays
{
    /// <summary>The public holidays of a year, in order; two of them may fall on the same date (1 May and Ascension in 2008).</summary>
    /// <param name="year">A year of the Gregorian calendar, 1583 to 9998.</param>
    /// <param name="area">Where the place stands.</param>
    /// <exception cref="ArgumentOutOfRangeException">A year outside those bounds.</exception>
    public static IReadOnlyList<DateOnly> Of(int year, HolidayArea area = HolidayArea.National)
    {
        var easter = EasterOf(year);
        List<DateOnly> days =
        [
            new(year, 1, 1), new(year, 5, 1), new(year, 5, 8), new(year, 7, 14), new(year, 8, 15),
            new(year, 11, 1), new(year, 11, 11), new(year, 12, 25),
            easter.AddDays(1), easter.AddDays(39), easter.AddDays(50),
            .. OnlyIn(area, easter),
        ];
        days.Sort();
        return days;
    }

    /// <summary>Whether a day is a public holiday.</summary>
    public static bool Include(DateOnly day, HolidayArea area = HolidayArea.National) => Of(day.Year, area).Contains(day);

    /// <summary>Easter Sunday, by the algorithm of Meeus, Jones and Butcher (integers only).</summary>
    /// <param name="year">A year of the Gregorian calendar, 1583 to 9998.</param>
    /// <exception cref="ArgumentOutOfRangeException">A year outside those bounds.</exception>
    public static DateOnly EasterOf(int year)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1583);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 9998);
        var golden = year % 19;
        var (century, yearOfCentury) = Math.DivRem(year, 100);
        var (leapCenturies, centuryRest) = Math.DivRem(century, 4);
        var moonCorrection = (century - ((century + 8) / 25) + 1) / 3;
        var moon = ((19 * golden) + century - leapCenturies - moonCorrection + 15) % 30;
        var (leapYears, yearRest) = Math.DivRem(yearOfCentury, 4);
        var toSunday = (32 + (2 * centuryRest) + (2 * leapYears) - moon - yearRest) % 7;
        var exception = (golden + (11 * moon) + (22 * toSunday)) / 451;
        var (month, day) = Math.DivRem(moon + toSunday - (7 * exception) + 114, 31);
        return new(year, month, day + 1);
    }

    private static DateOnly[] OnlyIn(HolidayArea area, DateOnly easter) => area switch
    {
        HolidayArea.National => [],
        HolidayArea.AlsaceMoselle => [easter.AddDays(-2), new(easter.Year, 12, 26)],
        HolidayArea.Guadeloupe => [new(easter.Year, 5, 27)],
        HolidayArea.Guyane => [new(easter.Year, 6, 10)],
        HolidayArea.Martinique => [new(easter.Year, 5, 22)],
        HolidayArea.Mayotte => [new(easter.Year, 4, 27)],
        HolidayArea.Reunion => [new(easter.Year, 12, 20)],
    };
}
