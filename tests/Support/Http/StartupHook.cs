using AntiGaspi.Tests.Support.Http;

/// <summary>What the runtime calls in the real program, before its first line, when DOTNET_STARTUP_HOOKS names this assembly.</summary>
#pragma warning disable MA0047 // The runtime looks for this name outside any namespace.
internal static class StartupHook
#pragma warning restore MA0047
{
    public static void Initialize() => SabotagedProgram.Prepare();
}
