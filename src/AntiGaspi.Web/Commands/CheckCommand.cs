using System.CommandLine;
using System.Text.Json;
using AntiGaspi.App.Access;
using AntiGaspi.App.French;
using AntiGaspi.App.Storage;
using AntiGaspi.Web.Hosting;

namespace AntiGaspi.Web.Commands;

/// <summary><c>check</c>: what is wrong with the configuration, and how to mend it.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var command = new Command("check", "Dire ce qui ne va pas dans la configuration et comment y remédier.");
        command.SetAction(async (call, _) =>
        {
            var faults = await FaultsAsync(Settings.Of(call.GetValue(CommandLine.Urls), call.GetValue(CommandLine.Data)));
            if (call.GetValue(CommandLine.Json))
            {
                Console.WriteLine(JsonSerializer.Serialize(new { faults }));
            }
            else if (!await Reports.PrintAsync(faults))
            {
                Console.WriteLine("Tout est en ordre.");
            }

            return faults.Count == 0 ? CommandLine.Done : CommandLine.Refused;
        });
        return command;
    }

    private static IEnumerable<string> StateThemeFaults(Settings settings)
    {
        var theme = StateTheme.Read(settings.ThemeFolder);
        if (theme.Fault is { } fault)
        {
            yield return fault;
        }

        if (theme.IsOn && settings.Outside.PublicUrl is { } url && !StateTheme.IsOfState(url))
        {
            yield return $"L’apparence de l’État (DSFR) est installée, mais PublicUrl est {url} : elle est réservée aux services de l’État sur .gouv.fr. Lancez « antigaspi theme neutral ».";
        }
    }

    // A push service is not asked without a browser of its own: what it answered to the last messages is.
    private static async Task<IReadOnlyList<string>> PushFaultsAsync(Settings settings, Db db) =>
        settings.Outside.Push is not null && await new ServiceState(db).AreKeysRefusedAsync() ? [TeamTexts.RefusedKeys] : [];

    private static async Task<IReadOnlyList<string>> FaultsAsync(Settings settings)
    {
        if (settings.Faults(isDemo: false) is { Count: > 0 } faults)
        {
            return faults;
        }

        if (settings.Database is null && !File.Exists(settings.SqliteFile()))
        {
            return [$"Aucune base dans {settings.DataFolder}. Lancez « antigaspi migrate », ou indiquez le bon dossier avec --data."];
        }

        try
        {
            await using var db = settings.OpenDb();
            var stored = settings.ReadKeyIfAny() is { } key ? await StartupChecks.FaultsAsync(db, key, TimeProvider.System.GetUtcNow()) : await StartupChecks.FaultsAsync(db);
            return [.. stored, .. StateThemeFaults(settings), .. await OutsideCheck.FaultsAsync(settings.Outside), .. stored.Count == 0 ? await PushFaultsAsync(settings, db) : []];
        }
        catch (Exception failure) when (failure is System.Data.Common.DbException or ArgumentException)
        {
            // The operator's own screen: the driver's words help, and no page shows them.
            return [$"La base ne répond pas : {failure.Message} Vérifiez ANTIGASPI_DATABASE et que le serveur est démarré."];
        }
    }
}
