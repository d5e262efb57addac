using System.CommandLine;
using System.Globalization;
using AntiGaspi.App.Storage;
using AntiGaspi.Web.Demo;
using AntiGaspi.Web.Hosting;

namespace AntiGaspi.Web.Commands;

/// <summary><c>demo</c>: the service on fictitious data, with personas to play and a clock that can be moved on.</summary>
internal static class DemoCommand
{
    // Monday 23 November 2026, 08:42 in Paris.
    private static readonly DateTimeOffset DefaultStart = new(2026, 11, 23, 8, 42, 0, TimeSpan.FromHours(1));

    private static readonly Option<bool> Keep = new("--keep")
    {
        Description = "Garder la base de démonstration telle qu’elle est au lieu de la refaire.",
    };

    public static Command Create()
    {
        var command = new Command(
            "demo",
            "Servir la démonstration : trois collèges fictifs, des personnes à jouer. ANTIGASPI_DEMO_NOW donne l’heure de départ.") { Keep };
        command.SetAction((call, _) => RunAsync(
            Settings.Of(call.GetValue(CommandLine.Urls), call.GetValue(CommandLine.Data)), call.GetValue(Keep)));
        return command;
    }

    private static async Task<int> RunAsync(Settings settings, bool keep)
    {
        if (await Reports.PrintAsync(settings.Faults(isDemo: true)))
        {
            return CommandLine.WrongCall;
        }

        var start = DefaultStart;
        if (Settings.Variable("ANTIGASPI_DEMO_NOW") is { } now
            && !DateTimeOffset.TryParse(now, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out start))
        {
            await Console.Error.WriteLineAsync("ANTIGASPI_DEMO_NOW doit être un instant comme 2026-11-23T08:42:00+01:00.");
            return CommandLine.WrongCall;
        }

        if (await DemoDatabase.RefusalAsync(settings) is { } refusal)
        {
            await Console.Error.WriteLineAsync(refusal);
            return CommandLine.Refused;
        }

        await using var db = await DemoDatabase.OpenAsync(settings, keep, start);
        if (await Reports.PrintAsync(await StartupChecks.FaultsAsync(db)))
        {
            return CommandLine.Refused;
        }

        await Console.Error.WriteLineAsync("Personnes à jouer, depuis la page d’accueil :");
        foreach (var persona in Persona.All)
        {
            await Console.Error.WriteLineAsync($"  {persona.Name}, {persona.Title}");
        }

        // Its people have no mailbox: whatever is set, nothing is sent to anybody.
        settings = settings with { Outside = settings.Outside with { Mail = null } };
        return await ServeCommand.ServeAsync(Site.Build(settings, db, new DemoClock(start, TimeProvider.System)));
    }
}
