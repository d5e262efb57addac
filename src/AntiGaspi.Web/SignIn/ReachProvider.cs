using System.Collections.Concurrent;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;

namespace AntiGaspi.Web.SignIn;

/// <summary>
/// Whether a provider answers now: nobody is sent to a door that does not open, and nobody waits long to learn it. It is asked
/// at most once in a few seconds, however many people come, so that one in trouble is not run down by us too.
/// </summary>
public sealed class ReachProvider(IOptionsMonitor<OpenIdConnectOptions> options, SessionClock clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Believed = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, Asked> asked = new(StringComparer.Ordinal);

    /// <summary>Asks, or gives what was answered a moment ago.</summary>
    public Task<bool> RunAsync(Provider provider)
    {
        var now = clock.Now;
        if (!asked.TryGetValue(provider.Name, out var last) || now - last.At >= Believed)
        {
            asked[provider.Name] = last = new(now, AskAsync(options.Get(provider.Name)));
        }

        return last.Answer;
    }

    // Its document, which is always there; and our copy of it, without which we could not go on.
    private static async Task<bool> AskAsync(OpenIdConnectOptions door)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            using var answer = await door.Backchannel.GetAsync(new Uri(door.MetadataAddress!), patience.Token);
            return answer.IsSuccessStatusCode && (await door.ConfigurationManager!.GetConfigurationAsync(patience.Token)).AuthorizationEndpoint is { Length: > 0 };
        }
        catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException or InvalidOperationException)
        {
            return false;
        }
    }

    private sealed record Asked(DateTimeOffset At, Task<bool> Answer);
}
