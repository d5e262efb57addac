using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Access;

/// <summary>Forgets in which tenant a code that ended was to be looked for; what it was used for stays with its adult.</summary>
public sealed class ForgetCodes(Db db)
{
    /// <summary>Forgets them; returns how many.</summary>
    public Task<int> RunAsync(DateTimeOffset now) => db.WriteAsync(
        Scope.Service(0), transaction => transaction.ExecuteAsync("delete from activation_place where expires_at <= @now", new { now = now.ToStored() }));
}
