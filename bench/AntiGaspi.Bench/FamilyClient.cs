using System.Globalization;
using System.Net;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Tests.Support.Http;

namespace AntiGaspi.Bench;

/// <summary>A family's browser: its session, the token of its forms, and the two things that it does most.</summary>
internal sealed class FamilyClient(string session)
{
    public const string Page = "/famille";
    private const string Form = "/famille/decommander";

    private string cookies = session;
    private string token = "";

    /// <summary>Reads the planning page, and keeps what its form needs.</summary>
    public Answer Open(HttpLine line)
    {
        var answer = line.Send(Get(line, Page, cookies));
        if (answer.Status != 200)
        {
            throw new InvalidOperationException($"{Page} answered {answer.Status}:\n{answer.Head}");
        }

        if (token.Length == 0)
        {
            token = WebUtility.UrlEncode(FormToken.In(answer.Body) ?? throw new InvalidOperationException($"{Page} has no form."));
            cookies += $"; {answer.Header("Set-Cookie")?.Split(';')[0]}";
        }

        return answer;
    }

    /// <summary>Reads the planning page unless it was read before: its form can be sent many times.</summary>
    public void OpenOnce(HttpLine line)
    {
        if (token.Length == 0)
        {
            Open(line);
        }
    }

    /// <summary>Reads a page and nothing else.</summary>
    public Answer Read(HttpLine line, string page = Page) => line.Send(Get(line, page, cookies));

    /// <summary>Cancels one meal, as its button does.</summary>
    public Answer Cancel(HttpLine line, MealRef meal)
    {
        var day = meal.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var body = $"op={Guid.CreateVersion7()}&repas={meal.PupilId}%3A{day}%3A{(int)meal.Service}&{FormToken.Field}={token}";
        return line.Send(
            $"POST {Form} HTTP/1.1\r\nHost: {line.Host}\r\nCookie: {cookies}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {body.Length}\r\n\r\n{body}");
    }

    /// <summary>A request for a page, as a browser that accepts compressed answers sends it when <paramref name="accepts"/> says so.</summary>
    public static string Get(HttpLine line, string path, string? cookies, string? accepts = null) =>
        $"GET {path} HTTP/1.1\r\nHost: {line.Host}\r\n{(cookies is null ? "" : $"Cookie: {cookies}\r\n")}{(accepts is null ? "" : $"Accept-Encoding: {accepts}\r\n")}\r\n";
}
