using System.Text.RegularExpressions;
using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Tests.Architecture;

namespace AntiGaspi.Web.Tests.Design;

/// <summary>
/// The few scripts of the service hear a click (which a keyboard, a voice and any pointer make, when they let go) and the return to the
/// page, and the worker of the messages what a push service brings, and nothing else: no key, no gesture, no sensor; they lead nowhere and open nothing.
/// </summary>
public sealed class ScriptTests
{
    private static readonly string[] Heard = ["click", "visibilitychange", "push", "notificationclick"];

    private static readonly (string Pattern, string Why)[] Refused =
    [
        (@"\bwindow\.open\b|\blocation\s*=|\blocation\.(href\s*=|assign|replace|reload)", "leads elsewhere unasked"),
        (@"\bon(key|mouse|pointer|touch|device|wheel|scroll|drag)\w*\s*=", "hears more than a click"),
        (@"\b(DeviceMotion|DeviceOrientation|Accelerometer|geolocation|getUserMedia)\w*", "uses a sensor"),
        (@"\.animate\(|requestAnimationFrame", "moves something"),
    ];

    [Fact]
    public void They_hear_a_click_and_lead_nowhere()
    {
        var scripts = Directory.GetFiles(Repository.PathOf("src", "AntiGaspi.Design", "wwwroot"), "*.js");
        Assert.NotEmpty(scripts);
        Findings.None(scripts.SelectMany(path => Faults(Path.GetFileName(path), File.ReadAllText(path))));
    }

    [Theory]
    [InlineData("window.open('/stats');")]
    [InlineData("location.href = '/stats';")]
    [InlineData("button.addEventListener('keydown', go);")]
    [InlineData("button.addEventListener(\"mousedown\", go);")]
    [InlineData("button.onpointerdown = go;")]
    [InlineData("new DeviceMotionEvent('x');")]
    [InlineData("page.animate([], 200);")]
    public void One_that_does_more_is_caught(string script) => Assert.Single(Faults("bad.js", script));

    private static IEnumerable<string> Faults(string name, string script) =>
        Regex.Matches(script, """addEventListener\(\s*["'](?<event>\w+)["']""").Select(match => match.Groups["event"].Value).Except(Heard, StringComparer.Ordinal)
            .Select(other => $"{name} hears {other}.")
            .Concat(Refused.Where(one => Regex.IsMatch(script, one.Pattern)).Select(one => $"{name} {one.Why}: {one.Pattern}."));
}
