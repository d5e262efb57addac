using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Calendar;
using AntiGaspi.Domain.Regulation;

namespace AntiGaspi.App.Regulation;

/// <summary>Where the worked examples of a règlement take place.</summary>
/// <param name="Zone">Its school zone.</param>
/// <param name="Serving">The weekdays when it serves.</param>
/// <param name="TimeZone">Its time zone.</param>
/// <param name="Closures">Days when it is closed.</param>
/// <param name="SpecialDays">Days when it serves all the same.</param>
public sealed record ExamplePlace(
    SchoolZone Zone, Weekdays Serving, TimeZoneInfo TimeZone, IReadOnlyList<DateOnly> Closures, IReadOnlyList<DateOnly> SpecialDays)
{
    /// <summary>Its open days.</summary>
    public OpenDays OpenDays(SchoolCalendar calendar) =>
        new(Serving, calendar.In(Zone), HolidayArea.National, Closures, SpecialDays);
}

/// <summary>A règlement as it was read from its file.</summary>
/// <param name="Regulation">The règlement.</param>
/// <param name="Place">Where its examples take place.</param>
public sealed record RegulationFile(CanteenRegulation Regulation, ExamplePlace Place)
{
    /// <summary>Largest file that is read, in bytes.</summary>
    public const int MaxBytes = SafeYaml.MaxBytes;

    /// <summary>Reads a règlement file (YAML, see <c>regulations/reglement.schema.json</c>).</summary>
    /// <returns>The règlement, or everything that is wrong in the file, line by line.</returns>
    public static RegulationReading Read(ReadOnlyMemory<byte> file)
    {
        var (root, problem) = SafeYaml.Read(file);
        if (root is null)
        {
            return new(null, [problem!]);
        }

        var problems = new List<RegulationFileProblem>();
        var read = RegulationReader.Read(new YamlField(root, "", root.Line, problems).Section());
        return problems.Count == 0 ? new(read, []) : new(null, problems.OrderBy(one => one.Line).ToList());
    }
}

/// <summary>What came out of a règlement file.</summary>
/// <param name="File">The règlement; null when something is wrong.</param>
/// <param name="Problems">What is wrong, by line; empty when the file was read.</param>
public sealed record RegulationReading(RegulationFile? File, IReadOnlyList<RegulationFileProblem> Problems);
