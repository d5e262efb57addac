using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Access;

/// <summary>What somebody asked of an office, as the one who asked reads it: the school, and what became of it. No child is named.</summary>
public sealed record OwnRequest
{
    public string SchoolName { get; init; } = "";

    public string SchoolPhone { get; init; } = "";

    public DateTimeOffset AskedAt { get; init; }

    /// <summary>Whether the office said no; otherwise it has not answered.</summary>
    public bool IsRefused { get; init; }
}

/// <summary>Reads what an account asked and has not got, in every tenant where it has something to do.</summary>
public sealed class OwnRequests(Db db)
{
    private const int MaxTenants = 50;
    private const int MaxRequests = 10;

    /// <summary>The requests of the last 90 days, newest first.</summary>
    public async Task<IReadOnlyList<OwnRequest>> RunAsync(Guid owner, DateTimeOffset now)
    {
        List<OwnRequest> all = [];
        var tenants = await db.ReadNationalAsync<int>("select tenant from account_tenant where account_id = @owner order by tenant limit @MaxTenants", new { owner, MaxTenants });
        foreach (var tenant in tenants)
        {
            all.AddRange(await db.ReadAsync<OwnRequest>(
                new Scope(tenant, owner, Role.Public, []), Sql, new { since = now.AddDays(-90).ToStored(), MaxRequests }));
        }

        return all.OrderByDescending(one => one.AskedAt).ToList();
    }

    private const string Sql = """
        select s.name as school_name, s.phone as school_phone, q.asked_at, (q.decided_at is not null) as is_refused
        from link_request q
        join pupil p on p.tenant = q.tenant and p.pupil_id = q.pupil_id
        join school s on s.tenant = p.tenant and s.school_id = p.school_id
        where q.tenant = @tenant and q.account_id = @account and q.guardian_id is null and q.asked_at >= @since
        order by q.asked_at desc, q.request_id desc limit @MaxRequests
        """;
}
