using Microsoft.AspNetCore.Mvc;

namespace AntiGaspi.Web.Hosting;

/// <summary>Answers for programs: whoever accepts JSON and no page gets problem details (RFC 9457) in place of a page.</summary>
internal static class ProblemJson
{
    private const string Json = "application/json";
    private const string Problem = "application/problem+json";

    /// <summary>Whether the one who asks reads JSON and no page.</summary>
    public static bool WantsJson(this HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().Accept.Select(accept => accept.MediaType.Value).ToList();
        return accepted.Any(type => type is Json or Problem) && !accepted.Contains("text/html");
    }

    public static JsonResult Of(string type, string title, int status, string detail, IReadOnlyDictionary<string, object?>? more = null)
    {
        var problem = new ProblemDetails { Type = "urn:antigaspi:" + type, Title = title, Status = status, Detail = detail };
        foreach (var (name, value) in more ?? new Dictionary<string, object?>(StringComparer.Ordinal))
        {
            problem.Extensions[name] = value;
        }

        return new JsonResult(problem) { ContentType = Problem, StatusCode = status };
    }
}
