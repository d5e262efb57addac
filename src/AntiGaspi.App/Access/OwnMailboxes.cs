using AntiGaspi.App.Storage;

namespace AntiGaspi.App.Access;

/// <summary>Reads the mailboxes that an account has proved.</summary>
public sealed class OwnMailboxes(Db db)
{
    private const int Max = 5;

    /// <summary>The addresses, in lower case.</summary>
    public Task<IReadOnlyList<string>> RunAsync(Guid owner) => db.ReadNationalAsync<string>(Sql, new { owner, Max });

    private const string Sql = "select subject from identity where account_id = @owner and provider = 3 and ended_at is null order by subject limit @Max";
}
