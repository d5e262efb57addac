using AntiGaspi.Web.Hosting;

namespace AntiGaspi.Web.Demo;

/// <summary>Whether this process is the demonstration; its personas and its clock exist only then.</summary>
public sealed record DemoMode(DemoClock? Clock)
{
    public bool IsOn => Clock is not null;
}
