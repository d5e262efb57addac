using System.Net;
using System.Text.Json;
using AntiGaspi.App.Meals;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Tests.Support.Crash;

namespace AntiGaspi.Tests.Support.Http;

/// <summary>A family that sends its operations through the forms of its page, as a program does, and reads the answer for each meal.</summary>
/// <param name="client">Follows no redirection and keeps no cookie.</param>
/// <param name="session">The header value of its session.</param>
public sealed class HttpFamily(HttpClient client, string session)
{
    private const string Page = "/famille";

    private string cookies = session;
    private string? token;

    /// <summary>Sends an operation; returns the meals that were done.</summary>
    /// <exception cref="HttpRequestException">Nothing came back, or a fault: nobody knows whether it was done.</exception>
    public async Task<IReadOnlySet<MealRef>> SendAsync(CrashOperation operation)
    {
        token ??= await ReadTokenAsync();
        using var request = NewRequest(HttpMethod.Post, $"{Page}/{(operation.Cancels ? "decommander" : "retablir")}");
        request.Content = new FormUrlEncodedContent(
        [
            new("op", operation.Key.ToString("D")), new(FormToken.Field, token),
            .. operation.Meals.Select(meal => KeyValuePair.Create("repas", MealRequest.NameOf(meal))),
        ]);
        using var response = await client.SendAsync(request);
        var answer = await response.Content.ReadAsStringAsync();
        return response.StatusCode switch
        {
            HttpStatusCode.OK => MealsDone(answer),
            HttpStatusCode.Conflict when answer.Contains("\"refusals\"", StringComparison.Ordinal) => new HashSet<MealRef>(),
            >= HttpStatusCode.InternalServerError => throw new HttpRequestException($"The service answered {response.StatusCode}."),
            _ => throw new InvalidOperationException($"The service answered {response.StatusCode}:\n{answer}"),
        };
    }

    /// <summary>The token of the family's forms: good for every form of its session, also after a restart.</summary>
    private async Task<string> ReadTokenAsync()
    {
        using var request = NewRequest(HttpMethod.Get, Page);
        using var response = (await client.SendAsync(request)).EnsureSuccessStatusCode();
        var found = FormToken.In(await response.Content.ReadAsStringAsync()) ?? throw new InvalidOperationException($"{Page} has no form.");
        cookies += $"; {response.Headers.GetValues("Set-Cookie").Single().Split(';')[0]}";
        return found;
    }

    private HttpRequestMessage NewRequest(HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Add("Cookie", cookies);
        if (method == HttpMethod.Post)
        {
            request.Headers.Add("Accept", "application/json");
        }

        return request;
    }

    private static HashSet<MealRef> MealsDone(string json)
    {
        using var answer = JsonDocument.Parse(json);
        return answer.RootElement.GetProperty("meals").EnumerateArray()
            .Where(meal => meal.GetProperty("done").GetBoolean())
            .Select(meal => MealRequest.MealOf(meal.GetProperty("meal").GetString())!.Value)
            .ToHashSet();
    }
}
