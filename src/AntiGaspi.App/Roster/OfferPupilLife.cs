using AntiGaspi.App.Privacy;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Roster;

/// <summary>A school of the office, and whether its families may tell pupils' life.</summary>
public sealed record SchoolSetting
{
    public Guid SchoolId { get; init; }

    public string Name { get; init; } = "";

    public bool OffersPupilLife { get; init; }
}

/// <summary>Opens or closes, for the families of a school, the way to tell pupils' life of an absence at noon.</summary>
public sealed class OfferPupilLife(Db db)
{
    /// <summary>The schools of the office, with what each offers.</summary>
    public Task<IReadOnlyList<SchoolSetting>> SchoolsAsync(Scope scope) => db.ReadAsync<SchoolSetting>(scope, Schools);

    /// <summary>States what a school offers; false when it is not one of the office's.</summary>
    public Task<bool> RunAsync(Scope scope, Guid schoolId, bool offers, DateTimeOffset now) => db.WriteAsync(scope, async transaction =>
    {
        if (await transaction.ExecuteAsync(Update, new { schoolId, offers }) == 0)
        {
            return false;
        }

        await AuditTrail.AddAsync(transaction, offers ? "school.pupil_life_opened" : "school.pupil_life_closed", schoolId, now);
        return true;
    });

    private const string IsOfOffice = """
        exists (select 1 from role_grant r where r.tenant = @tenant and r.account_id = @account and r.school_id = school.school_id and r.role = 3
          and r.ended_at is null)
        """;

    private const string Schools = $"select school_id, name, offers_pupil_life from school where tenant = @tenant and {IsOfOffice} order by name, school_id";

    private const string Update = $"update school set offers_pupil_life = @offers where tenant = @tenant and school_id = @schoolId and {IsOfOffice}";
}
