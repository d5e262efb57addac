using System.Net;
using System.Text.RegularExpressions;

namespace AntiGaspi.Web.Tests.Demo;

/// <summary>An answer, with its page as a reader sees it.</summary>
public sealed record Answer(HttpResponseMessage Response, string Html)
{
    public HttpStatusCode Status => Response.StatusCode;

    public string? Location => Response.Headers.Location?.ToString();

    public bool HasCookie => Response.Headers.Contains("Set-Cookie");

    /// <summary>The words of the page, without its elements; no-break spaces are plain ones.</summary>
    public string Words => Regex.Replace(
        WebUtility.HtmlDecode(Regex.Replace(Html, "<[^>]+>", " ")).Replace('\u00A0', ' '), @"\s+", " ", RegexOptions.None, TimeSpan.FromSeconds(10));

    public string Header(string name) =>
        Response.Headers.TryGetValues(name, out var values) || Response.Content.Headers.TryGetValues(name, out values) ? string.Join(", ", values) : "";
}

/// <summary>A browser without a window: it keeps its cookies by hand, since they are Secure on a loopback address.</summary>
public sealed partial class Visitor(Uri address) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private const string TokenName = "__RequestVerificationToken";

    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, Expect100ContinueTimeout = Patience }) { BaseAddress = address };
    private readonly Dictionary<string, string> cookies = new(StringComparer.Ordinal);

    /// <summary>What a program asks for in place of pages: "application/json".</summary>
    public string? Accept { get; set; }

    /// <summary>What is sent beside, with every request: what a proxy says, or somebody who plays one.</summary>
    public IDictionary<string, string> Headers { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The cookies by name: a test may take one to another browser.</summary>
    public IDictionary<string, string> Jar => cookies;

    /// <summary>The cookies, as a request carries them.</summary>
    public string Cookies => string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}"));

    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    /// <summary>Sends a form, with the token of a page that holds one.</summary>
    public async Task<Answer> PostAsync(string formPage, string path, params (string Name, string Value)[] fields)
    {
        return await SendAsync(HttpMethod.Post, path, Encoded(fields.Append((TokenName, await TokenOfAsync(formPage)))));
    }

    /// <summary>Sends a form without any token.</summary>
    public Task<Answer> PostBareAsync(string path, params (string Name, string Value)[] fields) => SendAsync(HttpMethod.Post, path, Encoded(fields));

    /// <summary>Sends files as a form of the page does, with its token first.</summary>
    /// <param name="path">The page that holds the form and receives it.</param>
    /// <param name="field">The name of the field that holds the files.</param>
    /// <param name="files">Each with the name that the browser gives it.</param>
    public Task<Answer> PostFilesAsync(string path, string field, params IEnumerable<(string Name, byte[] Content)> files) => PostFilesAsync(path, field, files, []);

    /// <summary>The same, with fields beside the files.</summary>
    public async Task<Answer> PostFilesAsync(string path, string field, IEnumerable<(string Name, byte[] Content)> files, IEnumerable<(string Name, string Value)> fields)
    {
        var form = new MultipartFormDataContent { { new StringContent(await TokenOfAsync(path)), TokenName } };
        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), name);
        }

        foreach (var (name, content) in files)
        {
            form.Add(new ByteArrayContent(content), field, name);
        }

        return await SendAsync(HttpMethod.Post, path, form);
    }

    /// <summary>Sends a body as it is, without any token.</summary>
    public Task<Answer> PostBodyAsync(string path, HttpContent body) => SendAsync(HttpMethod.Post, path, body);

    /// <summary>Becomes a person of the demonstration.</summary>
    public async Task<Visitor> AsAsync(string persona)
    {
        var answer = await PostAsync("/connexion/demo", "/connexion/demo", ("persona", persona));
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        return this;
    }

    public void Dispose() => client.Dispose();

    private static FormUrlEncodedContent Encoded(IEnumerable<(string Name, string Value)> fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    private async Task<string> TokenOfAsync(string page) => Token().Match((await GetAsync(page)).Html).Groups["token"].Value;

    private async Task<Answer> SendAsync(HttpMethod method, string path, HttpContent? body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body };

        // Files wait for the server's leave: who is refused while still sending would see a broken line in place of the answer.
        request.Headers.ExpectContinue = body is MultipartFormDataContent;
        if (cookies.Count > 0)
        {
            request.Headers.Add("Cookie", Cookies);
        }

        if (Accept is not null)
        {
            request.Headers.Add("Accept", Accept);
        }

        foreach (var (name, value) in Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        var response = await client.SendAsync(request);
        foreach (var cookie in response.Headers.TryGetValues("Set-Cookie", out var given) ? given : [])
        {
            var pair = cookie.Split(';')[0].Split('=', 2);
            cookies[pair[0]] = pair[1];
        }

        return new(response, await response.Content.ReadAsStringAsync());
    }

    [GeneratedRegex("__RequestVerificationToken\" type=\"hidden\" value=\"(?<token>[^\"]+)", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Token();
}
