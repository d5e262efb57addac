using System.Diagnostics;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AntiGaspi.Tests.Support.Http;

/// <summary>A safety that is taken out of the real program, so that a crash test has something to catch.</summary>
public enum Sabotage
{
    /// <summary>A cancellation and its ledger entries are two transactions.</summary>
    LedgerApart,

    /// <summary>A frozen number and the mark that its day is frozen are two transactions.</summary>
    FreezeApart,
}

/// <summary>
/// The real program, its pages, sessions and database, with one act written wrongly. It is the same process started in the
/// same way: the runtime loads this assembly into it, and the host tells that it is being built.
/// </summary>
internal sealed class SabotagedProgram(Sabotage sabotage) : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private const string Variable = "ANTIGASPI_SABOTAGE";

    /// <summary>Adds to the settings of a process what makes it a sabotaged one.</summary>
    public static void Ask(Dictionary<string, string> settings, Sabotage sabotage)
    {
        settings["DOTNET_STARTUP_HOOKS"] = typeof(SabotagedProgram).Assembly.Location;
        settings[Variable] = sabotage.ToString();
    }

    /// <summary>In the process that was asked for: waits for its host.</summary>
    public static void Prepare() =>
        DiagnosticListener.AllListeners.Subscribe(new SabotagedProgram(Enum.Parse<Sabotage>(Environment.GetEnvironmentVariable(Variable)!)));

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.Extensions.Hosting")
        {
            value.Subscribe(this);
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value is { Key: "HostBuilding", Value: IHostBuilder host })
        {
            host.ConfigureServices(Sabotaged);
        }
    }

    public void OnCompleted()
    {
        // The host is built: there is nothing more to change.
    }

    public void OnError(Exception error) => throw new InvalidOperationException("The host could not be sabotaged.", error);

    private void Sabotaged(IServiceCollection services)
    {
        switch (sabotage)
        {
            case Sabotage.LedgerApart:
                services.AddSingleton<IStartupFilter, LedgerApartDesk>();
                break;
            case Sabotage.FreezeApart:
                // The jobs of the service would freeze the days as they should be.
                foreach (var jobs in services.Where(one => one.ServiceType == typeof(IHostedService) && one.ImplementationType?.Namespace == "Quartz").ToList())
                {
                    services.Remove(jobs);
                }

                services.AddHostedService<FreezeApart>();
                break;
        }
    }
}
