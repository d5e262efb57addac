using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Access;

/// <summary>Whether something may be tried now.</summary>
/// <param name="IsAllowed">Whether it may; what was allowed is counted already.</param>
/// <param name="RaisesAlarm">Whether this try shows an attack that was not known yet: said once for a while, over all nodes.</param>
public readonly record struct ThrottleAnswer(bool IsAllowed, bool RaisesAlarm);

/// <summary>
/// Counts tries in buckets that empty as time passes, one row a bucket, the same for every node. A bucket is named by a keyed digest:
/// the table tells neither an address nor a network.
/// </summary>
public sealed class Throttle(Db db, ServerKey key)
{
    private static readonly TimeSpan AttackLasts = TimeSpan.FromMinutes(10);

    /// <summary>Counts one try, unless it is one too many.</summary>
    /// <param name="rule">What is tried.</param>
    /// <param name="subject">On what, or by whom.</param>
    /// <param name="network">From where: a prefix of addresses.</param>
    /// <param name="now">When.</param>
    public Task<ThrottleAnswer> TakeAsync(ThrottleRule rule, string subject, string network, DateTimeOffset now)
    {
        var at = now.ToUnixTimeMilliseconds();
        var attack = Bucket(rule, BucketOf.Attack, "");
        return db.WriteAsync(Scope.Service(0), async transaction =>
        {
            var isUnderAttack = (await transaction.QueryAsync<long>("select full_until_ms from throttle where bucket = @attack and full_until_ms > @at", new { attack, at })).Count > 0;

            // Always in this order, so that two tries never wait for each other.
            foreach (var (bucket, allowance) in Buckets(rule, subject, network, isUnderAttack))
            {
                if (await transaction.ExecuteAsync(Take, new { bucket, at, allowance.CostMs, allowance.RoomMs }) == 0)
                {
                    return new ThrottleAnswer(IsAllowed: false, RaisesAlarm: false);
                }
            }

            var (everybody, all) = (Bucket(rule, BucketOf.Everybody, ""), rule.Everybody);
            if (await transaction.ExecuteAsync(Take, new { bucket = everybody, at, all.CostMs, all.RoomMs }) == 1)
            {
                return new ThrottleAnswer(IsAllowed: true, RaisesAlarm: false);
            }

            await transaction.ExecuteAsync(Mark, new { attack, until = at + (long)AttackLasts.TotalMilliseconds });
            return new ThrottleAnswer(IsAllowed: true, RaisesAlarm: !isUnderAttack);
        });
    }

    /// <summary>Takes a try back: it was right, and only wrong ones count, during an attack as well.</summary>
    public Task GiveBackAsync(ThrottleRule rule, string subject, string network) => db.WriteAsync(Scope.Service(0), async transaction =>
    {
        foreach (var (bucket, allowance) in Buckets(rule, subject, network, isUnderAttack: true).Append((Bucket(rule, BucketOf.Everybody, ""), rule.Everybody)))
        {
            await transaction.ExecuteAsync("update throttle set full_until_ms = full_until_ms - @CostMs where bucket = @bucket", new { bucket, allowance.CostMs });
        }

        return 0;
    });

    /// <summary>Deletes the buckets that are empty; returns how many.</summary>
    public Task<int> ForgetAsync(DateTimeOffset now) => db.WriteAsync(
        Scope.Service(0), transaction => transaction.ExecuteAsync("delete from throttle where full_until_ms <= @at", new { at = now.ToUnixTimeMilliseconds() }));

    private List<(string Bucket, Allowance Allowance)> Buckets(ThrottleRule rule, string subject, string network, bool isUnderAttack) =>
    [
        (Bucket(rule, BucketOf.Network, network), rule.Network),
        .. isUnderAttack ? [(Bucket(rule, BucketOf.NetworkUnderAttack, network), rule.NetworkUnderAttack)] : Array.Empty<(string, Allowance)>(),
        (Bucket(rule, BucketOf.SubjectHere, $"{network} {subject}"), rule.SubjectHere),
        (Bucket(rule, BucketOf.Subject, subject), rule.Subject),
    ];

    private string Bucket(ThrottleRule rule, BucketOf kind, string what) => key.Digest("throttle", $"{rule.Name}|{kind}|{what}");

    private enum BucketOf
    {
        Attack,
        Everybody,
        Network,
        NetworkUnderAttack,
        SubjectHere,
        Subject,
    }

    private const string Take = """
        insert into throttle (bucket, full_until_ms) values (@bucket, @at + @CostMs)
        on conflict (bucket) do update
          set full_until_ms = case when throttle.full_until_ms > @at then throttle.full_until_ms else @at end + @CostMs
          where throttle.full_until_ms <= @at + @RoomMs
        """;

    private const string Mark = """
        insert into throttle (bucket, full_until_ms) values (@attack, @until) on conflict (bucket) do update set full_until_ms = @until
        """;
}
