using System.Globalization;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Privacy;

/// <summary>Somebody of the school looked at what a child eats.</summary>
/// <param name="At">When.</param>
/// <param name="GivenName">The child.</param>
/// <param name="Role">As what; never who.</param>
/// <param name="SchoolName">Of which school.</param>
public sealed record DietReading(DateTimeOffset At, string GivenName, Role Role, string SchoolName);

/// <summary>Reads who looked at what the children of a family eat, the last look first; one statement.</summary>
public sealed class DietReadings(Db db)
{
    /// <summary>Most looks that are told.</summary>
    public const int Most = 200;

    /// <summary>The looks, for a guardian who may act for the children.</summary>
    public async Task<IReadOnlyList<DietReading>> RunAsync(Scope scope) => (await db.ReadAsync<Row>(scope, Sql, new { Most }))
        .Select(row => new DietReading(row.At, row.GivenName, (Role)int.Parse(row.Detail, CultureInfo.InvariantCulture), row.SchoolName)).ToList();

    private const string Sql = $"""
        select a.at, p.given_name, a.detail, s.name as school_name
        from may_act y
        join pupil p on p.tenant = y.tenant and p.pupil_id = y.pupil_id
        join school s on s.tenant = p.tenant and s.school_id = p.school_id
        join audit a on a.tenant = y.tenant and a.subject_id = y.pupil_id and a.action = '{AuditTrail.DietRead}'
        where y.tenant = @tenant and y.account_id = @account and y.door = 'family'
        order by a.at desc, a.audit_id desc limit @Most
        """;

    private sealed record Row
    {
        public DateTimeOffset At { get; init; }

        public string GivenName { get; init; } = "";

        public string Detail { get; init; } = "";

        public string SchoolName { get; init; } = "";
    }
}
