namespace AntiGaspi.App.Access;

/// <summary>Who vouched for a person that signs in; stored as its number.</summary>
public enum IdentityProvider
{
    /// <summary>Nobody: a persona of the demonstration.</summary>
    Demonstration = 0,

    /// <summary>FranceConnect, for families. It proves who the adult is, not whose parent.</summary>
    FranceConnect = 1,

    /// <summary>ProConnect, for agents.</summary>
    ProConnect = 2,

    /// <summary>A mailbox that answered a one-time link.</summary>
    Mail = 3,
}
