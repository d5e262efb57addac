using System.CommandLine;
using System.Text.Json;
using AntiGaspi.App.Kitchen;
using AntiGaspi.App.Storage;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.Jobs;
using Microsoft.Extensions.Logging.Abstractions;

namespace AntiGaspi.Web.Commands;

/// <summary><c>seal</c>: freezes at once every headcount whose cutoff is over; the service does it by itself when it runs.</summary>
internal static class SealCommand
{
    public static Command Create()
    {
        var command = new Command("seal", "Figer les effectifs dont l’heure limite est passée depuis 90 secondes (le service le fait seul).");
        command.SetAction(async (call, _) =>
        {
            await using var db = Settings.Of(call.GetValue(CommandLine.Urls), call.GetValue(CommandLine.Data)).OpenDb();
            if (await Reports.PrintAsync(await StartupChecks.FaultsAsync(db)))
            {
                return CommandLine.Refused;
            }

            var count = await new SealDueDays(db, new SealHeadcount(db), TimeProvider.System, NullLogger<SealDueDays>.Instance).RunAsync();
            Console.WriteLine(call.GetValue(CommandLine.Json) ? JsonSerializer.Serialize(new { @sealed = count }) : $"Effectifs figés : {count}.");
            return CommandLine.Done;
        });
        return command;
    }
}
