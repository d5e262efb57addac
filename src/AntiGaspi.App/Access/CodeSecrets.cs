using AntiGaspi.Domain.Roster;

namespace AntiGaspi.App.Access;

/// <summary>
/// What the tables know of activation codes: two digests under two keys, so that the table that says where to look cannot be
/// joined with the one that says whose it is. The code of an invitation by mail is made from its id when the mail is written.
/// </summary>
public sealed class CodeSecrets(ServerKey key)
{
    /// <summary>By which the code is found in its tenant.</summary>
    public string DigestOf(ActivationCode code) => key.Digest("activation code", code.Symbols);

    /// <summary>By which its tenant is found.</summary>
    public string PlaceOf(ActivationCode code) => key.Digest("activation place", code.Symbols);

    /// <summary>The code of an invitation: the same whenever it is asked, and nobody else can make it.</summary>
    public ActivationCode InvitationOf(Guid id) => ActivationCode.Of(key.Sign("invitation code", id.ToString()).AsSpan(0, ActivationCode.Drawn));
}
