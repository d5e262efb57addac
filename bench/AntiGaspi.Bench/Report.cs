using System.Globalization;
using System.Text;

namespace AntiGaspi.Bench;

/// <summary>What was measured, beside what was promised, as a Markdown table.</summary>
internal sealed class Report
{
    private readonly List<(string Section, string What, string Measured, string Target, bool? Holds)> rows = [];
    private readonly string machineAtStart = Machine.Load();
    private readonly StringBuilder attached = new();
    private string section = "";

    /// <summary>Whether every promise that was measured is kept.</summary>
    public bool AllHold => rows.TrueForAll(row => row.Holds != false);

    public void Begin(string name) => section = name;

    /// <summary>A figure that is shown beside others and promised by itself nowhere.</summary>
    public void Note(string what, string measured) => Add(what, measured, "", null);

    /// <summary>A figure that must not be passed.</summary>
    public void AtMost(string what, double measured, double target, string unit) =>
        Add(what, $"{Text(measured)} {unit}", $"≤ {Text(target)} {unit}", measured <= target);

    /// <summary>A figure that must be reached.</summary>
    public void AtLeast(string what, double measured, double target, string unit = "") =>
        Add(what, $"{Text(measured)} {unit}".TrimEnd(), $"≥ {Text(target)} {unit}".TrimEnd(), measured >= target);

    /// <summary>A count that must be exactly so.</summary>
    public void Exactly(string what, long measured, long target) =>
        Add(what, Text(measured), Text(target), measured == target);

    /// <summary>A table of its own, shown after the first.</summary>
    public void Attach(string markdown) => attached.AppendLine(markdown);

    public async Task<string> TextAsync()
    {
        var text = new StringBuilder(await Machine.DescribeAsync(machineAtStart)).AppendLine();
        text.AppendLine("| Part | What | Measured | Target | Holds |").AppendLine("|---|---|---:|---:|:---:|");
        foreach (var row in rows)
        {
            var holds = row.Holds switch
            {
                null => "",
                true => "yes",
                false => "**no**",
            };
            text.AppendLine(CultureInfo.InvariantCulture, $"| {row.Section} | {row.What} | {row.Measured} | {row.Target} | {holds} |");
        }

        return text.AppendLine().Append(attached).ToString().TrimEnd();
    }

    /// <summary>A number with as many digits as mean something.</summary>
    public static string Text(double number)
    {
        var digits = Math.Abs(number) switch
        {
            >= 100 => "#,0",
            >= 10 => "0.0",
            _ => "0.##",
        };
        return number.ToString(digits, CultureInfo.InvariantCulture);
    }

    private void Add(string what, string measured, string target, bool? holds)
    {
        rows.Add((section, what, measured, target, holds));
        Console.Error.WriteLine($"  {what}: {measured}{(target.Length > 0 ? $" ({target})" : "")}{(holds == false ? "  <- no" : "")}");
    }
}
