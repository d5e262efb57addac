namespace AntiGaspi.App.Notices;

/// <summary>The link at the foot of a message that somebody asked for, and in its headers (RFC 8058): it stops the messages of that kind.</summary>
public sealed class StopLink(SealedIds seals)
{
    /// <summary>The path of its page; its secret follows.</summary>
    public const string Path = "/messages/arret/";

    /// <summary>The path of the link.</summary>
    public string PathOf(int tenant, MessageChoice choice, MessageKind kind) => Path + seals.Seal(UseOf(kind), tenant, choice.ChoiceId);

    /// <summary>What a secret stops; null when it was not made here.</summary>
    public (int Tenant, Guid ChoiceId, MessageKind Kind)? Open(string? secret)
    {
        foreach (var kind in MessageKinds.Optional)
        {
            if (seals.Open(UseOf(kind), secret) is var (tenant, id))
            {
                return (tenant, id, kind);
            }
        }

        return null;
    }

    private static string UseOf(MessageKind kind) => $"stop {kind}";
}
