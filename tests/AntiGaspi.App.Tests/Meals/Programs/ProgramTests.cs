using System.Diagnostics;
using AntiGaspi.App.Storage;
using CsCheck;

namespace AntiGaspi.App.Tests.Meals.Programs;

/// <summary>
/// Random programs of operations, on a database and on an independent model: every answer, every cent, every frozen number
/// and every active cancellation agree. A failure prints the program and the seed that gives it again (<c>CsCheck_Seed</c>).
/// </summary>
public abstract class ProgramTests(Engine engine, ITestOutputHelper output)
{
    private const int Threads = 2;

    // A generator that never asks the awkward thing proves nothing: each of these answers must have been met.
    private static readonly string[] MustBeMet =
    [
        "Cancel done", "Cancel UnknownMeal", "Cancel NotConcerned", "Cancel Closed", "Cancel TooLate", "Cancel Sealed", "Cancel AlreadyCancelled", "Cancel BeyondHorizon",
        "Restore done", "Restore UnknownMeal", "Restore NotCancelled", "Restore Closed", "Restore NotConcerned", "Restore TooLate", "Restore Sealed",
        "TellLate done", "TellLate UnknownMeal", "TellLate NotExpected", "TellLate StillCancellable", "TellLate AlreadyTold", "TellLate ServiceBegun",
        "Cancel the key was used before", "Restore the key was used before", "TellLate the key was used before",
        "Seal Sealed", "Seal AlreadySealed", "Seal NotDue", "Revalue nothing is left to revalue",
        "Declare declared", "Declare UnknownPlace", "Declare NoDay", "Declare AlreadyClosed", "Declare NobodyExpected", "Declare Frozen",
    ];

    protected abstract int Programs { get; }

    [Fact]
    public async Task Whatever_is_asked_the_answers_and_the_accounts_are_those_of_the_rules()
    {
        await using var workshop = await Workshop.OpenAsync(engine, Acts.Of, Threads);
        var watch = Stopwatch.StartNew();

        await MealProgram.Any.SampleAsync(
            async program => Assert.Null(await workshop.DifferenceAsync(program)), iter: Programs, threads: Threads, print: program => program.ToString());

        output.WriteLine($"{workshop.Played} programs in {watch.Elapsed.TotalSeconds:F0} s; {string.Join(", ", workshop.Met.OrderBy(met => met.Value).Select(met => $"{met.Key} {met.Value}"))}");
        Assert.Empty(MustBeMet.Except(workshop.Met.Keys));
    }
}

public sealed class ProgramsOnSqlite(ITestOutputHelper output) : ProgramTests(Engine.Sqlite, output)
{
    protected override int Programs => 20_000;
}

[Trait("Needs", "Postgres")]
public sealed class ProgramsOnPostgres(ITestOutputHelper output) : ProgramTests(Engine.Postgres, output)
{
    protected override int Programs => 1_000;
}
