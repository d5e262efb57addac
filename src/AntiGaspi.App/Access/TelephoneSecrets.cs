namespace AntiGaspi.App.Access;

/// <summary>The secrets of telephones as the table keeps them: sealed under the server's key, each for its account.</summary>
public sealed class TelephoneSecrets(ServerKey key)
{
    private readonly SealedText sealing = new(key, "telephone secret");

    /// <summary>What the table keeps.</summary>
    public string Seal(Guid account, byte[] secret) => sealing.Seal(account.ToString(), secret);

    /// <summary>The secret again.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">It was sealed under another server's key, or for another account.</exception>
    public byte[] Open(Guid account, string content) => sealing.Open(account.ToString(), content);
}
