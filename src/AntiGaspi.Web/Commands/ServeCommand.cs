using System.CommandLine;
using AntiGaspi.App.Storage;
using AntiGaspi.Web.Hosting;

namespace AntiGaspi.Web.Commands;

/// <summary><c>serve</c>: the real service, on a database that is fit for it.</summary>
internal static class ServeCommand
{
    private static readonly TimeSpan StartIsOver = TimeSpan.FromSeconds(3);

    public static Command Create()
    {
        var command = new Command("serve", "Servir les pages. La base doit être migrée (« migrate ») ; SQLite l’est au démarrage.");
        command.SetAction((call, _) => RunAsync(Settings.Of(call.GetValue(CommandLine.Urls), call.GetValue(CommandLine.Data))));
        return command;
    }

    private static async Task<int> RunAsync(Settings settings)
    {
        if (await Reports.PrintAsync(settings.Faults(isDemo: false)))
        {
            return CommandLine.WrongCall;
        }

        if (settings.Database is null)
        {
            await settings.MigrateAsync();
        }

        await using var db = settings.OpenDb();
        return await Reports.PrintAsync(await StartupChecks.FaultsAsync(db, settings.ReadKey(), TimeProvider.System.GetUtcNow()))
            ? CommandLine.Refused
            : await ServeAsync(Site.Build(settings, db, demo: null));
    }

    /// <summary>Serves until the process is told to stop; prints <c>ready URL</c> when the first page can be asked for.</summary>
    internal static async Task<int> ServeAsync(WebApplication app)
    {
        var stopping = app.Lifetime.ApplicationStopping;
        await using (app)
        {
            try
            {
                await app.StartAsync(CancellationToken.None);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return CommandLine.Done;
            }

            foreach (var url in app.Urls)
            {
                Console.WriteLine($"ready {url}");
            }

            _ = GiveBackAsync(stopping);
            await app.WaitForShutdownAsync(CancellationToken.None);
        }

        return CommandLine.Done;
    }

    // What the start and the first turn of the jobs read and made goes back to the machine, once: a collector that has memory
    // to spare would keep it until the next rush.
    private static async Task GiveBackAsync(CancellationToken stopping)
    {
        await Task.Delay(StartIsOver, TimeProvider.System, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }
}
