using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace AntiGaspi.App.Access;

/// <summary>What somebody brings back from the mail of a sign-in.</summary>
public enum SignInProof
{
    /// <summary>The secret of the link, which nobody guesses.</summary>
    Link,

    /// <summary>The code that was typed, whose guesses are counted.</summary>
    Code,
}

/// <summary>
/// What the mail of a sign-in carries: a link and a code, both made from the server's key and the id of the request, so that
/// no table holds them. The link cannot be guessed; the code can be typed, and dies after a few wrong ones.
/// </summary>
public sealed class SignInSecrets(ServerKey key)
{
    private const int LinkBytes = 16;
    private const uint Codes = 100_000_000;

    /// <summary>The secret of the link: 22 signs, 128 bits.</summary>
    public string LinkOf(Guid id) => Base64Url.EncodeToString(key.Sign("sign-in link", id.ToString()).AsSpan(0, LinkBytes));

    /// <summary>The code: eight digits.</summary>
    public string CodeOf(Guid id) => $"{BinaryPrimitives.ReadUInt64BigEndian(key.Sign("sign-in code", id.ToString())) % Codes:D8}";

    /// <summary>Whether what somebody came with is right; the time that it takes tells nothing. Blanks of a code do not count.</summary>
    public bool Is(SignInProof proof, Guid id, string given) => proof switch
    {
        SignInProof.Link => AreSame(LinkOf(id), given),
        SignInProof.Code => AreSame(CodeOf(id), string.Concat(given.Where(sign => !char.IsWhiteSpace(sign)))),
    };

    private static bool AreSame(string right, string given) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(right), Encoding.UTF8.GetBytes(given));
}
