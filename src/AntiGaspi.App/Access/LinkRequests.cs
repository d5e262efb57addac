using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Access;

/// <summary>What is asked of the office, one open request for a child and an account.</summary>
internal static class LinkRequests
{
    public const string SharedMailbox = "shared_mailbox";
    public const string NotLegal = "not_legal";
    public const string NotRecognised = "not_recognised";

    /// <summary>Asks it; nothing happens when it is asked already. The account is then looked for in this tenant.</summary>
    public static async Task AddAsync(Transaction transaction, Guid pupilId, Guid owner, string why, DateTimeOffset now)
    {
        var values = new { id = Ids.New(now), pupilId, owner, why, now = now.ToStored() };
        await transaction.ExecuteAsync("insert into account_tenant (tenant, account_id) values (@tenant, @owner) on conflict do nothing", values);
        await transaction.ExecuteAsync(Insert, values);
    }

    private const string Insert = """
        insert into link_request (tenant, request_id, pupil_id, account_id, why, asked_at)
        values (@tenant, @id, @pupilId, @owner, @why, @now)
        on conflict do nothing
        """;
}
