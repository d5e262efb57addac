using System.Net;
using System.Text.RegularExpressions;

namespace AntiGaspi.Tests.Support.Http;

/// <summary>The hidden field that a form must send back: a page of another site cannot know it.</summary>
public static partial class FormToken
{
    public const string Field = "__RequestVerificationToken";

    /// <summary>The token of the first form of a page; null when the page has none.</summary>
    public static string? In(string html) =>
        Token().Match(html) is { Success: true } found ? WebUtility.HtmlDecode(found.Groups["value"].Value) : null;

    [GeneratedRegex($"name=\"{Field}\"[^>]*value=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Token();
}
