namespace AntiGaspi.Domain.Calendar;

/// <summary>A zone of the national school calendar (<i>zone de vacances</i>), or a territory that has its own.</summary>
/// <remarks>A, B and C are shipped; the others come with <c>calendar import</c>. Source: code de l'éducation, L521-1.</remarks>
public enum SchoolZone
{
    /// <summary>Besançon, Bordeaux, Clermont-Ferrand, Dijon, Grenoble, Limoges, Lyon, Poitiers.</summary>
    A = 1,

    /// <summary>Aix-Marseille, Amiens (Oise), Lille, Nancy-Metz, Nantes, Nice, Normandie, Orléans-Tours, Reims, Rennes, Strasbourg.</summary>
    B = 2,

    /// <summary>Créteil, Montpellier, Paris, Toulouse, Versailles.</summary>
    C = 3,

    /// <summary>Corse.</summary>
    Corse = 4,

    /// <summary>Guadeloupe.</summary>
    Guadeloupe = 5,

    /// <summary>Guyane.</summary>
    Guyane = 6,

    /// <summary>Martinique.</summary>
    Martinique = 7,

    /// <summary>Mayotte.</summary>
    Mayotte = 8,

    /// <summary>La Réunion.</summary>
    Reunion = 9,

    /// <summary>Saint-Pierre-et-Miquelon.</summary>
    SaintPierreEtMiquelon = 10,

    /// <summary>Polynésie française.</summary>
    Polynesie = 11,

    /// <summary>Nouvelle-Calédonie.</summary>
    NouvelleCaledonie = 12,

    /// <summary>Wallis-et-Futuna.</summary>
    WallisEtFutuna = 13,
}

/// <summary>School holidays of a zone (<i>vacances scolaires</i>), or a bridge that the national calendar gives.</summary>
/// <param name="Zone">The zone that has them.</param>
/// <param name="Name">The French name, as published: "Toussaint", "Pont de l'Ascension".</param>
/// <param name="FirstDayOff">The first day without class.</param>
/// <param name="ReturnDay">The day when classes resume, in the morning: it is not a day off.</param>
/// <param name="Source">The text that set the dates (<i>arrêté</i>), or the file they were imported from.</param>
public sealed record SchoolHoliday(SchoolZone Zone, string Name, DateOnly FirstDayOff, DateOnly ReturnDay, string Source)
{
    /// <summary>Whether a day is one of the days off.</summary>
    public bool Covers(DateOnly day) => FirstDayOff <= day && day < ReturnDay;
}

/// <summary>A school year of a zone: the days between its first class and the summer.</summary>
/// <param name="Zone">The zone.</param>
/// <param name="StartYear">2026 for the year 2026-2027.</param>
/// <param name="FirstDay">The pupils' first day of class (<i>rentrée des élèves</i>).</param>
/// <param name="SummerFrom">The first day without class of the summer. Where publications disagree, the earlier date.</param>
/// <param name="Source">The text that set the dates, or the file they were imported from.</param>
public sealed record SchoolYear(SchoolZone Zone, int StartYear, DateOnly FirstDay, DateOnly SummerFrom, string Source)
{
    /// <summary>What is uncertain in the published dates, in French; null when nothing is.</summary>
    public string? Note { get; init; }

    /// <summary>Whether a day lies inside the school year, its holidays included.</summary>
    public bool Covers(DateOnly day) => FirstDay <= day && day < SummerFrom;
}

/// <summary>School years and holidays, of one zone or of several.</summary>
/// <param name="Years">School years, in any order.</param>
/// <param name="Holidays">Holidays, in any order.</param>
public sealed record SchoolCalendar(IReadOnlyList<SchoolYear> Years, IReadOnlyList<SchoolHoliday> Holidays)
{
    /// <summary>A calendar that knows no school year: no day is open but the special days of the place.</summary>
    public static SchoolCalendar Empty { get; } = new([], []);

    /// <summary>The part of the calendar that concerns one zone.</summary>
    public SchoolCalendar In(SchoolZone zone) =>
        new(Years.Where(year => year.Zone == zone).ToList(), Holidays.Where(holiday => holiday.Zone == zone).ToList());
}
