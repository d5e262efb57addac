using System.Text.Json.Nodes;

namespace AntiGaspi.Web.Tests.Hostile;

/// <summary>What a provider does wrong, everything else being right.</summary>
/// <param name="Name">The name of the test.</param>
public sealed record Alteration(string Name)
{
    /// <summary>Nothing is wrong.</summary>
    public static Alteration Nothing { get; } = new("nothing");

    /// <summary>Changes the parameters of the way back to the service.</summary>
    public Action<Dictionary<string, string>> Return { get; init; } = _ => { };

    /// <summary>Changes the claims of the ID token.</summary>
    public Action<JsonObject> Token { get; init; } = _ => { };

    public Seal TokenSeal { get; init; }

    /// <summary>The whole answer of the token endpoint in place of the right one.</summary>
    public HostileAnswer? TokenAnswer { get; init; }

    /// <summary>Changes the answer of the token endpoint.</summary>
    public Action<JsonObject> Tokens { get; init; } = _ => { };

    /// <summary>Changes the claims of the identity.</summary>
    public Action<JsonObject> Identity { get; init; } = _ => { };

    public Seal IdentitySeal { get; init; }

    public string IdentityType { get; init; } = "application/jwt";

    /// <summary>The whole answer of the userinfo endpoint in place of the right one.</summary>
    public HostileAnswer? IdentityAnswer { get; init; }

    /// <summary>The identity as plain JSON, unsigned.</summary>
    public bool IsPlain { get; init; }

    /// <summary>Whether it waits longer than anybody has patience for.</summary>
    public bool IsSlow { get; init; }

    public override string ToString() => Name;
}

/// <summary>An answer that is sent as it is.</summary>
public sealed record HostileAnswer(int Status, string Type, string Body);
