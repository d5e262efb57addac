using AntiGaspi.App.Siecle;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Roster;

/// <summary>A file as it was sent.</summary>
public sealed record UploadedFile(string Name, byte[] Content);

/// <summary>
/// Keeps the files of an import between its preview and its confirmation, so that any node can show and confirm it. They hold
/// more than the service may keep: one upload per account, half an hour at most, deleted once imported or given up.
/// </summary>
public sealed class SiecleUploads(Db db)
{
    /// <summary>How long files wait for their confirmation.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    /// <summary>Keeps the files of an upload in place of those that the account had sent before; returns its id.</summary>
    public Task<Guid> KeepAsync(Scope scope, IReadOnlyList<UploadedFile> files, DateTimeOffset now) => db.WriteAsync(scope, async transaction =>
    {
        var id = Ids.New(now);
        await DropOldAsync(transaction, now);
        await transaction.ExecuteAsync("delete from siecle_upload where tenant = @tenant and account_id = @account");
        await transaction.ExecuteEachAsync(Insert, files.Index(), one => new
        {
            id, rank = one.Index, Name = RecordNames.Safe(one.Item.Name), one.Item.Content, now = now.ToStored(),
        });
        return id;
    });

    /// <summary>The files of an upload of the account; none when there is no such upload any more.</summary>
    public async Task<IReadOnlyList<UploadedFile>> ReadAsync(Scope scope, Guid uploadId, DateTimeOffset now) => (await db.ReadAsync<Row>(
        scope,
        """
        select name, content from siecle_upload
        where tenant = @tenant and upload_id = @uploadId and account_id = @account and sent_at > @oldest order by file_rank
        """,
        new { uploadId, oldest = (now - Lifetime).ToStored() })).Select(row => new UploadedFile(row.Name, row.Content)).ToList();

    /// <summary>Deletes an upload of the account.</summary>
    public Task DropAsync(Scope scope, Guid uploadId) => db.WriteAsync(scope, transaction => transaction.ExecuteAsync(
        "delete from siecle_upload where tenant = @tenant and upload_id = @uploadId and account_id = @account", new { uploadId }));

    /// <summary>Deletes every upload of the tenant that has waited too long; returns how many files.</summary>
    public Task<int> DropOldAsync(Scope scope, DateTimeOffset now) => db.WriteAsync(scope, transaction => DropOldAsync(transaction, now));

    private static Task<int> DropOldAsync(Transaction transaction, DateTimeOffset now) => transaction.ExecuteAsync(
        "delete from siecle_upload where tenant = @tenant and sent_at <= @oldest", new { oldest = (now - Lifetime).ToStored() });

    private const string Insert = """
        insert into siecle_upload (tenant, upload_id, file_rank, account_id, name, content, sent_at)
        values (@tenant, @id, @rank, @account, @Name, @Content, @now)
        """;

    private sealed record Row
    {
        public string Name { get; init; } = "";

        public byte[] Content { get; init; } = [];
    }
}
