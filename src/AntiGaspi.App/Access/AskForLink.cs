using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Roster;

namespace AntiGaspi.App.Access;

/// <summary>Whose parent somebody says to be.</summary>
/// <param name="Tenant">The local authority of the school.</param>
/// <param name="SchoolId">The school.</param>
/// <param name="FamilyName">The child's, birth name or name in use.</param>
/// <param name="GivenName">The child's.</param>
/// <param name="BirthDay">The child's.</param>
public sealed record AskedChild(int Tenant, Guid SchoolId, string FamilyName, string GivenName, DateOnly BirthDay);

/// <summary>
/// Asks the office of a school to link somebody whom neither a letter nor a mailbox could. Nothing says whether there is such
/// a child: the same answer is given for all, and only the office sees more.
/// </summary>
public sealed class AskForLink(Db db)
{
    // Children of one school born on one day; twins, and their homonyms.
    private const int MaxHomonyms = 20;

    /// <summary>Asks it, when the school has such a child and the account is not linked to it.</summary>
    public Task<int> RunAsync(Guid owner, AskedChild asked, DateTimeOffset now) =>
        db.WriteAsync(new Scope(asked.Tenant, owner, Role.Public, []), async transaction =>
        {
            var found = (await transaction.QueryAsync<Row>(Pupils, new { asked.SchoolId, asked.BirthDay, owner, MaxHomonyms })).Where(row => row.IsCalled(asked)).ToList();
            foreach (var pupil in found)
            {
                await LinkRequests.AddAsync(transaction, pupil.PupilId, owner, LinkRequests.NotRecognised, now);
            }

            return found.Count;
        });

    private const string Pupils = """
        select p.pupil_id, p.family_name, p.usage_name, p.given_name
        from pupil p
        where p.tenant = @tenant and p.school_id = @SchoolId and p.birth_day = @BirthDay
          and not exists (select 1 from may_act y where y.tenant = p.tenant and y.pupil_id = p.pupil_id and y.account_id = @owner and y.door = 'family')
        limit @MaxHomonyms
        """;

    private sealed record Row
    {
        public Guid PupilId { get; init; }

        public string FamilyName { get; init; } = "";

        public string? UsageName { get; init; }

        public string GivenName { get; init; } = "";

        // The first of several given names is enough: the file may hold them all, a parent writes one.
        public bool IsCalled(AskedChild asked) =>
            (FoldedName.Of(asked.FamilyName) == FoldedName.Of(FamilyName) || (UsageName is not null && FoldedName.Of(asked.FamilyName) == FoldedName.Of(UsageName)))
            && (FoldedName.Of(asked.GivenName) == FoldedName.Of(GivenName) || FoldedName.Of(asked.GivenName) == FoldedName.Of(GivenName.Split(' ')[0]));
    }
}
