using System.Text.RegularExpressions;

namespace AntiGaspi.Web.Tests.Hosting;

/// <summary>
/// The score that the HTTP Observatory would give to an answer (Mozilla's table, algorithm 6), for what a site of ours may do:
/// it starts at 100, and bonuses count only when the penalties leave 90. What needs a public host (redirection from http,
/// preloading) is left out, neither gained nor lost. Source: reliability.md §11.
/// </summary>
internal static class Observatory
{
    private const int Start = 100;
    private const int BonusFrom = 90;

    /// <summary>The score of an answer, and why it is not higher.</summary>
    public static (int Score, IReadOnlyList<string> Lost) Of(Func<string, string> header, IReadOnlyList<string> cookies)
    {
        List<(string Test, int Points)> marks =
        [
            ("Content-Security-Policy", Policy(header("Content-Security-Policy"))),
            ("cookies", cookies.Count == 0 ? 0 : cookies.Min(Cookie)),
            ("Cross-Origin-Embedder-Policy", OneOf(header("Cross-Origin-Embedder-Policy"), 10, 0, -5, "require-corp", "credentialless")),
            ("Cross-Origin-Opener-Policy", OneOf(header("Cross-Origin-Opener-Policy"), 10, 0, -5, "same-origin", "same-origin-allow-popups", "noopener-allow-popups")),
            ("Cross-Origin-Resource-Policy", OneOf(header("Cross-Origin-Resource-Policy"), 10, 0, -5, "same-origin", "same-site")),
            ("Access-Control-Allow-Origin", header("Access-Control-Allow-Origin").Length > 1 && header("Access-Control-Allow-Credentials") == "true" ? -50 : 0),
            ("Referrer-Policy", OneOf(header("Referrer-Policy"), 5, 0, -5, "no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin")),
            ("Strict-Transport-Security", Transport(header("Strict-Transport-Security"))),
            ("X-Content-Type-Options", header("X-Content-Type-Options") == "nosniff" ? 0 : -5),
            ("X-Frame-Options", header("Content-Security-Policy").Contains("frame-ancestors 'none'", StringComparison.Ordinal) || header("X-Frame-Options") is "DENY" or "SAMEORIGIN" ? 5 : -20),
        ];
        var penalties = marks.Where(mark => mark.Points < 0).Sum(mark => mark.Points);
        var bonuses = Start + penalties >= BonusFrom ? marks.Where(mark => mark.Points > 0).Sum(mark => mark.Points) : 0;
        return (Math.Max(0, Start + penalties + bonuses), marks.Where(mark => mark.Points < 0).Select(mark => $"{mark.Test} {mark.Points}").ToList());
    }

    /// <summary>The letter of a score.</summary>
    public static string Grade(int score) => score >= 100 ? "A+" : score >= 90 ? "A" : "below A";

    private static int Policy(string policy)
    {
        if (policy.Length == 0)
        {
            return -25;
        }

        var directives = policy.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(one => one.Split(' ', 2)).ToDictionary(one => one[0], one => one.Length > 1 ? one[1] : "", StringComparer.Ordinal);
        var standing = directives.GetValueOrDefault("default-src", "*");
        string Sources(string name) => directives.GetValueOrDefault(name, standing);
        if (policy.Contains("http:", StringComparison.Ordinal) && Regex.IsMatch(Sources("script-src") + Sources("object-src"), @"\bhttp:"))
        {
            return -20;
        }

        if (Regex.IsMatch(Sources("script-src"), @"'unsafe-inline'|data:|\*|(^| )https?:( |$)") || Regex.IsMatch(Sources("object-src"), @"\*|(^| )https?:( |$)"))
        {
            return -20;
        }

        return policy.Contains("unsafe-eval", StringComparison.Ordinal) ? -10
            : policy.Contains("unsafe-", StringComparison.Ordinal) ? 0
            : standing == "'none'" ? 10 : 5;
    }

    private static int Cookie(string cookie)
    {
        var parts = cookie.Split(';', StringSplitOptions.TrimEntries).Skip(1).Select(part => part.ToLowerInvariant()).ToList();
        var isSession = !cookie.Contains("form", StringComparison.Ordinal);
        return !parts.Contains("secure") ? isSession ? -40 : -20
            : !parts.Contains("httponly") && isSession ? -30
            : parts.Any(part => part is "samesite=lax" or "samesite=strict") ? 5 : 0;
    }

    private static int Transport(string value)
    {
        const int SixMonths = 15_552_000;
        var age = Regex.Match(value, @"max-age=(?<age>\d+)", RegexOptions.ExplicitCapture);
        return !age.Success ? -20 : int.Parse(age.Groups["age"].Value, null) >= SixMonths ? 0 : -10;
    }

    private static int OneOf(string value, int right, int absent, int wrong, params string[] known) =>
        value.Length == 0 ? absent : known.Contains(value.Split(',')[^1].Trim()) ? right : wrong;
}
