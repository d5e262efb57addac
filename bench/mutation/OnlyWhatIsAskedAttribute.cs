using System.Reflection;
using System.Text.RegularExpressions;
using AntiGaspi.App.Storage;
using AntiGaspi.Bench.Mutation;
using Xunit.v3;

[assembly: OnlyWhatIsAsked]

namespace AntiGaspi.Bench.Mutation;

/// <summary>
/// Leaves out the tests of other parts than the one that is mutated, since the runner plays every test against every mutant, and
/// those that ask for a PostgreSQL: the same acts are played on SQLite, in a tenth of the time.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class OnlyWhatIsAskedAttribute : BeforeAfterTestAttribute
{
    private static readonly Regex Asked = new(Environment.GetEnvironmentVariable("ANTIGASPI_MUTATION_TESTS") ?? "");

    public override void Before(MethodInfo methodUnderTest, IXunitTest test)
    {
        Assert.SkipUnless(Asked.IsMatch(test.TestCase.TestClass.TestClassName), "Of another part.");
        Assert.SkipWhen(NeedsPostgres(test), "Without PostgreSQL here.");
    }

    // A test of both databases says which in its arguments.
    private static bool NeedsPostgres(IXunitTest test) =>
        test.Traits.TryGetValue("Needs", out var needs) && needs.Contains("Postgres") && !test.TestMethodArguments.Contains(Engine.Sqlite);
}
