using AntiGaspi.Domain.Calendar;
using AntiGaspi.Domain.Regulation;

namespace AntiGaspi.App.Regulation;

/// <summary>What checking a règlement file gives.</summary>
/// <param name="Regulation">The règlement; null when the file could not be read.</param>
/// <param name="FileProblems">What is wrong in the file, line by line.</param>
/// <param name="Problems">What makes the règlement impossible to apply.</param>
/// <param name="Examples">Its worked examples, with what was found.</param>
/// <param name="Unsupported">What the service cannot apply yet and leaves to the office: never a failure, always said.</param>
public sealed record RulesReport(
    CanteenRegulation? Regulation,
    IReadOnlyList<RegulationFileProblem> FileProblems,
    IReadOnlyList<RegulationProblem> Problems,
    IReadOnlyList<ExampleOutcome> Examples,
    IReadOnlyList<UnsupportedParameter> Unsupported)
{
    /// <summary>Whether the règlement can be activated: it was read, can be applied, and all its examples are right.</summary>
    public bool IsRight => Regulation is not null && Problems.Count == 0 && Examples.All(outcome => outcome.IsRight);
}

/// <summary>Checks a règlement file before anybody trusts it (<c>antigaspi rules check FILE</c>).</summary>
public static class CheckRules
{
    /// <summary>Reads the file, looks for what cannot be applied, and works its examples out.</summary>
    /// <param name="file">The bytes of the file.</param>
    /// <param name="calendar">The school calendar of all zones.</param>
    public static RulesReport Run(ReadOnlyMemory<byte> file, SchoolCalendar calendar)
    {
        var reading = RegulationFile.Read(file);
        if (reading.File is not { } read)
        {
            return new(null, reading.Problems, [], [], []);
        }

        var openDays = read.Place.OpenDays(calendar);
        var zone = read.Place.TimeZone;
        return new(
            read.Regulation,
            [],
            RegulationProblems.In(read.Regulation, openDays, zone),
            read.Regulation.Examples.Select(example => example.Run(read.Regulation, openDays, zone)).ToList(),
            UnsupportedParameters.In(read.Regulation));
    }
}
