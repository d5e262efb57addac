using System.Text;
using AntiGaspi.App.Access;
using AntiGaspi.App.Notices;

namespace AntiGaspi.Web.Hosting;

/// <summary>The calendars that agendas come and read, each under its secret address. It is written in no log and in no answer's headers.</summary>
internal static class CalendarFeeds
{
    private const string Folder = "/agenda";

    /// <summary>The path of an address.</summary>
    public static string PathOf(CalendarFeedAddress feed) => $"{Folder}/{Uri.EscapeDataString(feed.AuthorityCode)}/{feed.Secret.Text}.ics";

    /// <summary>Maps them; an address that opens nothing answers as one that does not exist.</summary>
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet($"{Folder}/{{collectivite}}/{{secret}}.ics", async (string collectivite, string secret, ReadCalendarFeed read, HttpContext context) =>
        {
            var file = SessionKey.Parse(secret) is { } key ? await read.RunAsync(collectivite, key, context.ReceivedAtInstant()) : null;
            return file is null ? Results.NotFound() : Results.Text(file, "text/calendar", Encoding.UTF8);
        }).AllowAnonymous();
}
