using AntiGaspi.App.French;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Roster;

namespace AntiGaspi.App.Access;

/// <summary>
/// Links an account to the adults of the files that have the mailbox it proved, with the birth date of one of their children.
/// A mailbox that two adults share says nothing of who reads it, and an adult who is no legal guardian is let in by the office
/// alone: those are asked of the office.
/// </summary>
public sealed class LinkByMailbox(Db db)
{
    private static readonly TimeSpan FailuresLast = TimeSpan.FromDays(1);

    /// <summary>Links it; null when the account has proved no mailbox that a file names.</summary>
    /// <param name="owner">The account that signed in.</param>
    /// <param name="birthDay">The child's.</param>
    /// <param name="moves">Whether the person said that the account which this adult already has is an older one of theirs.</param>
    /// <param name="now">When.</param>
    public async Task<LinkOutcome?> RunAsync(Guid owner, DateOnly birthDay, bool moves, DateTimeOffset now)
    {
        var asked = new Claim(owner, birthDay, moves, now);
        List<(Scope Scope, string Mailbox)> places = [];
        LinkOutcome? best = null;
        foreach (var (scope, mailbox) in await PlacesAsync(owner))
        {
            places.Add((scope, mailbox));
            best = Better(best, await db.WriteAsync(scope, transaction => LinkAsync(transaction, mailbox, scope.Tenant, asked)));
        }

        // A child of one school is no wrong birth date for another: what counts is that none was found anywhere.
        if (best is LinkOutcome.Refused { Why: LinkRefusal.NoMatch })
        {
            foreach (var (scope, mailbox) in places)
            {
                await db.WriteAsync(scope, transaction => FailAsync(transaction, mailbox, now));
            }
        }

        return best;
    }

    private async Task<IReadOnlyList<(Scope, string)>> PlacesAsync(Guid owner)
    {
        List<(Scope, string)> places = [];
        foreach (var mailbox in await db.ReadNationalAsync<string>(Mailboxes, new { owner }))
        {
            foreach (var tenant in await db.TenantsAsync())
            {
                var scope = new Scope(tenant, owner, Role.Public, []);
                if ((await db.ReadAsync<AdultRow>(scope, Adults, new { mailbox })).Any(adult => !adult.IsSuspended))
                {
                    places.Add((scope, mailbox));
                }
            }
        }

        return places;
    }

    private static async Task<LinkOutcome> LinkAsync(Transaction transaction, string mailbox, int tenant, Claim asked)
    {
        var adults = await transaction.QueryAsync<AdultRow>($"{Adults} {(transaction.Engine == Engine.Postgres ? "for update of u" : "")}", new { mailbox });

        // Whoever is suspended still reads this mailbox: the other adult is not the only one who does.
        var isShared = adults.Select(adult => FoldedName.Of(adult.UsageName ?? adult.FamilyName, adult.GivenName)).Distinct().Count() > 1;
        LinkOutcome? best = null;
        foreach (var adult in adults.Where(one => !one.IsSuspended))
        {
            best = Better(best, await LinkAsync(transaction, adult, isShared, tenant, asked));
        }

        return best ?? new LinkOutcome.Refused(LinkRefusal.NoMatch);
    }

    private static async Task<LinkOutcome> LinkAsync(Transaction transaction, GuardianRow adult, bool isShared, int tenant, Claim asked)
    {
        if (await GuardianRows.FailuresAsync(transaction, adult.GuardianId, asked.Now - FailuresLast) >= ActivationLife.MaxFailures)
        {
            return new LinkOutcome.Refused(LinkRefusal.TooManyTries);
        }

        var children = await GuardianRows.ChildrenAsync(transaction, adult.GuardianId, PlaceClock.Paris(asked.Now).Today, anyLevel: true);
        if (children.FirstOrDefault(child => child.BirthDay == asked.BirthDay) is not { } named)
        {
            return new LinkOutcome.Refused(LinkRefusal.NoMatch);
        }

        if (isShared || !named.IsFree)
        {
            await LinkRequests.AddAsync(transaction, named.PupilId, asked.Owner, isShared ? LinkRequests.SharedMailbox : LinkRequests.NotLegal, asked.Now);
            return new LinkOutcome.Asked();
        }

        if (adult.AccountId is { } other && other != asked.Owner && !asked.Moves)
        {
            return new LinkOutcome.Refused(LinkRefusal.OtherAccount);
        }

        if (await GuardianRows.IsOtherAdultAsync(transaction, adult.GuardianId, asked.Owner))
        {
            return new LinkOutcome.Refused(LinkRefusal.OneAccountEach);
        }

        if (adult.AccountId != asked.Owner)
        {
            await GuardianRows.LinkAsync(transaction, adult, asked.Owner, LinkWays.Mailbox, asked.Now);
        }

        return new LinkOutcome.Linked(tenant, children.Where(child => child.IsFree).Select(child => child.GivenName).ToList());
    }

    private static async Task<int> FailAsync(Transaction transaction, string mailbox, DateTimeOffset now)
    {
        var adults = await transaction.QueryAsync<AdultRow>(Adults, new { mailbox });
        foreach (var adult in adults)
        {
            await GuardianRows.FailAsync(transaction, adult.GuardianId, now);
        }

        return adults.Count;
    }

    // What went furthest is what is told; a child found in one school is not hidden by a birth date that is wrong in another.
    private static LinkOutcome Better(LinkOutcome? one, LinkOutcome other) => (one, other) switch
    {
        (LinkOutcome.Linked linked, LinkOutcome.Linked more) => linked.Tenant == more.Tenant ? linked with { Children = [.. linked.Children, .. more.Children] } : linked,
        (LinkOutcome.Linked, _) => one,
        (_, LinkOutcome.Linked) => other,
        (LinkOutcome.Asked, _) => one,
        (_, LinkOutcome.Asked) => other,
        (LinkOutcome.Refused { Why: not LinkRefusal.NoMatch }, _) => one,
        _ => other,
    };

    private const string Mailboxes = "select subject from identity where account_id = @owner and provider = 3 and ended_at is null order by subject limit 5";

    private const string Adults = """
        select u.guardian_id, u.account_id, u.family_name, u.usage_name, u.given_name, u.suspended_at is not null as is_suspended
        from guardian u
        where u.tenant = @tenant and lower(u.email) = @mailbox and exists (
          select 1 from guardian_link g where g.tenant = u.tenant and g.guardian_id = u.guardian_id and g.ended_at is null)
        order by u.guardian_id
        """;

    private sealed record AdultRow : GuardianRow
    {
        public bool IsSuspended { get; init; }
    }

    private sealed record Claim(Guid Owner, DateOnly BirthDay, bool Moves, DateTimeOffset Now);
}
