using System.Security.Cryptography;
using System.Text;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Access;

/// <summary>
/// The keys by which forms and travelling values are sealed: in the database, so that every node opens what another has sealed,
/// and encrypted under the server's key, so that a copy of the database opens nothing.
/// </summary>
public sealed class FormKeys(Db db, ServerKey serverKey)
{
    private readonly SealedText sealing = new(serverKey, "keys of forms");

    /// <summary>Every key, in clear.</summary>
    /// <exception cref="CryptographicException">One was made under another server's key.</exception>
    public IReadOnlyList<string> All() => db.ReadNationalNow<Row>(Select).Select(row => Open(row.KeyId, row.Content)).ToList();

    /// <summary>Keeps a new key.</summary>
    public void Add(string id, string text, DateTimeOffset now) =>
        db.WriteNationalNow("insert into form_key (key_id, content, made_at) values (@id, @content, @now)", new { id, content = sealing.Seal(id, Encoding.UTF8.GetBytes(text)), now = now.ToStored() });

    /// <summary>Whether the server's key is the one that sealed the keys of this database; true as long as there are none.</summary>
    public async Task<bool> AreReadableAsync()
    {
        foreach (var row in await db.ReadNationalAsync<Row>(Select))
        {
            try
            {
                Open(row.KeyId, row.Content);
            }
            catch (Exception fault) when (fault is CryptographicException or FormatException or ArgumentException)
            {
                return false;
            }
        }

        return true;
    }

    private string Open(string id, string content) => Encoding.UTF8.GetString(sealing.Open(id, content));

    private const string Select = "select key_id, content from form_key order by made_at";

    private sealed record Row
    {
        public string KeyId { get; init; } = "";

        public string Content { get; init; } = "";
    }
}
