namespace AntiGaspi.Web.Tests.Architecture;

/// <summary>A file says one thing and a method fits a screen.</summary>
public sealed class SizeTests(ITestOutputHelper output)
{
    private const int FileLines = 400;
    private const int MethodLines = 60;
    private const int ProgramLines = 120;

    [Fact]
    public void No_file_and_no_method_is_too_long()
    {
        var files = SourceFile.Under(["src", "tests", "bench", "tools"], ".cs", ".cshtml");
        foreach (var file in files.OrderByDescending(Lines).Take(5))
        {
            output.WriteLine($"{Lines(file),4} lines  {file.Path}");
        }

        Assert.NotEmpty(files);
        Findings.None(Problems(files));
    }

    [Fact]
    public void The_members_of_a_file_are_measured()
    {
        var members = MemberLengths.Of(CSharpText.CodeOf("""
            namespace N;

            /// <summary>A comment { is not code.</summary>
            [Attribute(typeof(string))]
            public sealed class Sample<T>(int start = 1) where T : class
            {
                private const string Sql = "
                    select { from nowhere";

                public int Start { get; } = start;

                public int Twice => Start * 2;

                public static bool operator ==(Sample<T> a, Sample<T> b) =>
                    a.Start
                    == b.Start;

                private void Block<U>(Func<int> f) where U : class
                {
                    if (f() == 1) { return; }
                }

                private enum Inner { A, B }
            }
            """));
        Assert.Equal([1, 1, 3, 4], members.Select(member => member.Lines));
    }

    [Fact]
    public void Long_ones_are_caught()
    {
        Assert.Single(Problems([new("src/A.cs", Repeat("// a line", 401))]));
        Assert.Single(Problems([new("src/A.cshtml", Repeat("<p>a line</p>", 401))]));
        Assert.Single(Problems([new("src/AntiGaspi.Web/Program.cs", Repeat("Start();", 121))]));
        Findings.None(Problems([new("src/A.cs", $"class A\n{{\nvoid M()\n{{\n{Repeat("Go();", 57)}}}\n}}")]));
        Assert.Single(Problems([new("src/A.cs", $"class A\n{{\nvoid M()\n{{\n{Repeat("Go();", 58)}}}\n}}")]));
        Assert.Single(Problems([new("src/A.cs", $"class A\n{{\nint M() =>\n{Repeat("1 +", 60)}1;\n}}")]));
    }

    private static string Repeat(string line, int times) => string.Concat(Enumerable.Repeat($"{line}\n", times));

    private static int Lines(SourceFile file) => file.Text.TrimEnd('\n').Split('\n').Length;

    private static IEnumerable<string> Problems(IEnumerable<SourceFile> files) =>
        files.SelectMany(file =>
        {
            var bound = file.Path == "src/AntiGaspi.Web/Program.cs" ? ProgramLines : FileLines;
            var members = file.Path.EndsWith(".cs", StringComparison.Ordinal) ? MemberLengths.Of(file.Code) : [];
            return members.Where(member => member.Lines > MethodLines)
                .Select(member => $"{file.Path}: {member.Lines} lines from \"{member.FirstLine}\" (at most {MethodLines}).")
                .Concat(Lines(file) > bound ? [$"{file.Path}: {Lines(file)} lines (at most {bound}): it says more than one thing."] : []);
        });
}
