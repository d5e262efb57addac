namespace AntiGaspi.Domain.Calendar;

/// <summary>Which zone of the school calendar, and which time zone, a département of France has.</summary>
/// <remarks>Sources: code de l'éducation, D521-1 to D521-7 (zones), R222-2 (académies); time zones: décret 2017-292.</remarks>
public static class SchoolZones
{
    // The académies of each zone, by their départements; the rest of metropolitan France is zone B.
    private static readonly int[] ZoneA =
    [
        1, 3, 7, 15, 16, 17, 19, 21, 23, 24, 25, 26, 33, 38, 39, 40, 42, 43, 47, 58, 63, 64, 69, 70, 71, 73, 74, 79, 86, 87, 89, 90,
    ];

    private static readonly int[] ZoneC = [9, 11, 12, 30, 31, 32, 34, 46, 48, 65, 66, 75, 77, 78, 81, 82, 91, 92, 93, 94, 95];

    /// <summary>The zone of the schools whose national number (UAI) begins with these three digits.</summary>
    /// <param name="department">The first three digits of a UAI: 060 for the Oise, 620 and 720 for Corse, 974 for La Réunion.</param>
    public static SchoolZone Of(int department) => department switch
    {
        620 or 720 => SchoolZone.Corse,
        971 => SchoolZone.Guadeloupe,
        972 => SchoolZone.Martinique,
        973 => SchoolZone.Guyane,
        974 => SchoolZone.Reunion,
        975 => SchoolZone.SaintPierreEtMiquelon,
        976 => SchoolZone.Mayotte,
        983 => SchoolZone.NouvelleCaledonie,
        984 => SchoolZone.Polynesie,
        986 => SchoolZone.WallisEtFutuna,
        _ when ZoneA.Contains(department) => SchoolZone.A,
        _ when ZoneC.Contains(department) => SchoolZone.C,
        _ => SchoolZone.B,
    };

    /// <summary>The IANA name of the time zone of the schools of a zone.</summary>
    public static string TimeZoneOf(SchoolZone zone) => zone switch
    {
        SchoolZone.A or SchoolZone.B or SchoolZone.C or SchoolZone.Corse => "Europe/Paris",
        SchoolZone.Guadeloupe => "America/Guadeloupe",
        SchoolZone.Martinique => "America/Martinique",
        SchoolZone.Guyane => "America/Cayenne",
        SchoolZone.Reunion => "Indian/Reunion",
        SchoolZone.Mayotte => "Indian/Mayotte",
        SchoolZone.SaintPierreEtMiquelon => "America/Miquelon",
        SchoolZone.Polynesie => "Pacific/Tahiti",
        SchoolZone.NouvelleCaledonie => "Pacific/Noumea",
        SchoolZone.WallisEtFutuna => "Pacific/Wallis",
    };
}
