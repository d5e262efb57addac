using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using AntiGaspi.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AntiGaspi.Web.Tests.Privacy;

/// <summary>
/// Everything that leaves a page without being the page: logs of every level, traces and metrics with their tags, the addresses
/// that are asked for or that pages lead to, and the headers of answers.
/// </summary>
internal sealed partial class Overheard : IDisposable
{
    private readonly ConcurrentQueue<(string Where, string Text)> said = new();
    private readonly ActivityListener traces;
    private readonly MeterListener metrics;

    public Overheard()
    {
        traces = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => Note("trace", $"{activity.OperationName} {activity.DisplayName} {string.Join(' ', activity.TagObjects)} {string.Join(' ', activity.Baggage)}"),
        };
        ActivitySource.AddActivityListener(traces);
        metrics = new MeterListener { InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument) };
        metrics.SetMeasurementEventCallback<long>((instrument, _, tags, _) => NoteTags(instrument, tags));
        metrics.SetMeasurementEventCallback<double>((instrument, _, tags, _) => NoteTags(instrument, tags));
        metrics.SetMeasurementEventCallback<int>((instrument, _, tags, _) => NoteTags(instrument, tags));
        metrics.Start();
    }

    /// <summary>How many pages said a canary: they must, or nothing was tried.</summary>
    public int Pages { get; private set; }

    /// <summary>How much of each kind was heard.</summary>
    public IReadOnlyDictionary<string, int> Heard => said.GroupBy(one => one.Where, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);

    /// <summary>What gave a person away.</summary>
    public IReadOnlyList<string> Leaks => said.Where(one => Canaries.AreIn(one.Text)).Select(one => $"{one.Where}: {one.Text}").Distinct(StringComparer.Ordinal).ToList();

    /// <summary>Listens to a site.</summary>
    public void ListenTo(WebApplicationBuilder builder)
    {
        // The console would be told a million lines that nobody reads: every provider is told the same, and this one listens.
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(new LogEar(this)).AddFilter<LogEar>(null, LogLevel.Trace);
        builder.Services.AddSingleton<IStartupFilter>(new AnswerEar(this));
    }

    public void Note(string where, string text) => said.Enqueue((where, text));

    /// <summary>What every server on the way of a mail reads, but for the mailbox that it is written to.</summary>
    public void NoteMail(ReceivedMail mail)
    {
        Note("mail", $"Subject: {mail.Subject}");
        foreach (var header in mail.Headers.Where(header => !header.StartsWith("To:", StringComparison.OrdinalIgnoreCase)))
        {
            Note("mail", header);
        }
    }

    public void Dispose()
    {
        traces.Dispose();
        metrics.Dispose();
    }

    private void NoteTags(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var text = instrument.Name;
        foreach (var tag in tags)
        {
            text += $" {tag.Key}={tag.Value}";
        }

        Note("metric", text);
    }

    private void NoteAnswer(HttpContext context, string body)
    {
        Note("address", context.Request.Path + context.Request.QueryString);
        foreach (var header in context.Response.Headers.Where(header => header.Key != "Set-Cookie"))
        {
            Note("header", $"{header.Key}: {header.Value}");
        }

        foreach (Match address in Address().Matches(body))
        {
            Note("link", Uri.UnescapeDataString(address.Groups["to"].Value));
        }

        Pages += Canaries.AreIn(body) ? 1 : 0;
    }

    [GeneratedRegex("(?:href|src|action|formaction)=\"(?<to>[^\"]*)\"", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Address();

    private sealed class LogEar(Overheard overheard) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            overheard.Note("log", state.ToString() ?? "");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            overheard.Note("log", formatter(state, exception) + exception);

        public void Dispose()
        {
        }
    }

    private sealed class AnswerEar(Overheard overheard) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (context, go) =>
            {
                context.Request.Headers.AcceptEncoding = "identity";
                var answer = context.Response.Body;
                using var copy = new MemoryStream();
                context.Response.Body = copy;
                await go(context);
                context.Response.Body = answer;
                overheard.NoteAnswer(context, System.Text.Encoding.UTF8.GetString(copy.ToArray()));
                copy.Position = 0;
                await copy.CopyToAsync(answer);
            });
            next(app);
        };
    }
}
