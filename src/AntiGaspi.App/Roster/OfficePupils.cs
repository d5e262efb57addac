using System.Numerics;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Roster;

namespace AntiGaspi.App.Roster;

/// <summary>A pupil of the office's schools, in a list.</summary>
public sealed record OfficePupil
{
    public Guid PupilId { get; init; }

    public Guid SchoolId { get; init; }

    public string SchoolName { get; init; } = "";

    public string FamilyName { get; init; } = "";

    public string? UsageName { get; init; }

    public string GivenName { get; init; } = "";

    public string? Division { get; init; }

    public DateOnly? BirthDay { get; init; }

    public string BoardingCode { get; init; } = "";

    public int Payers { get; init; }

    public int LegalGuardians { get; init; }

    /// <summary>Plans that hold or will hold.</summary>
    public int Plans { get; init; }

    /// <summary>The weekdays of the last of them, as bits from Monday.</summary>
    public int Weekdays { get; init; }

    /// <summary>The price class of the last of them.</summary>
    public string? PriceClass { get; init; }

    public string DisplayName => UsageName ?? FamilyName;

    public BoardingStatus Boarding => BoardingStatus.Of(BoardingCode);

    /// <summary>The file does not say how this pupil eats, and the office has not said it yet.</summary>
    public bool IsToClassify => Boarding.NeedsOffice && Plans == 0;

    /// <summary>
    /// The flat rate is for fewer days than those on which the pupil is expected: the file says how many and never which, so the
    /// pupil is expected each day until the office states them.
    /// </summary>
    public bool HasDaysToState => Plans > 0 && PriceClass is ['D', 'P', >= '1' and <= '7' and var days] && BitOperations.PopCount((uint)Weekdays) > days - '0';

    /// <summary>The pupil eats here, and nobody or several adults are named to pay.</summary>
    public bool HasPayerQuestion => Plans > 0 && Boarding.MayEatHere && Payers != 1 && !(Payers == 0 && LegalGuardians == 1);

    /// <summary>Whether a name, a word of it, or both names one after the other begin so; accents, capitals, hyphens and blanks count for nothing.</summary>
    public bool IsCalled(string beginning)
    {
        var wanted = Folded(beginning);
        return wanted.Length > 0 && Names().Any(name => Folded(name).StartsWith(wanted, StringComparison.Ordinal));
    }

    /// <summary>Whether the family name itself begins so.</summary>
    public bool IsFamilyCalled(string beginning) => Folded(DisplayName).StartsWith(Folded(beginning), StringComparison.Ordinal);

    private IEnumerable<string> Names()
    {
        yield return $"{DisplayName} {GivenName}";
        yield return $"{GivenName} {DisplayName}";
        foreach (var name in new[] { FamilyName, UsageName, GivenName }.OfType<string>())
        {
            yield return name;
            foreach (var word in name.Split([' ', '-', '\'', '’'], StringSplitOptions.RemoveEmptyEntries).Skip(1))
            {
                yield return word;
            }
        }
    }

    private static string Folded(string name) => FoldedName.Of(name).Text.TrimEnd('|');
}

/// <summary>Reads every present pupil of the schools that an office was granted; one statement.</summary>
public sealed class OfficePupils(Db db)
{
    /// <summary>The pupils present on a day or later, by name.</summary>
    public Task<IReadOnlyList<OfficePupil>> RunAsync(Scope scope, DateOnly today) => db.ReadAsync<OfficePupil>(scope, Sql, new { today });

    private const string LastPlan = """
        from meal_plan m where m.tenant = p.tenant and m.pupil_id = p.pupil_id and m.service = 1 and (m.valid_to is null or m.valid_to > m.valid_from)
        order by m.valid_from desc limit 1
        """;

    private const string Sql = $"""
        select p.pupil_id, p.school_id, s.name as school_name, p.family_name, p.usage_name, p.given_name, p.division, p.birth_day, p.boarding_code,
          (select count(*) from guardian_link g where g.tenant = p.tenant and g.pupil_id = p.pupil_id and g.ended_at is null and g.is_payer) as payers,
          (select count(*) from guardian_link g where g.tenant = p.tenant and g.pupil_id = p.pupil_id and g.ended_at is null and g.level = 1) as legal_guardians,
          (select count(*) from meal_plan m where m.tenant = p.tenant and m.pupil_id = p.pupil_id and m.service = 1
            and (m.valid_to is null or (m.valid_to > @today and m.valid_to > m.valid_from))) as plans,
          coalesce((select m.weekdays {LastPlan}), 0) as weekdays, (select m.price_class {LastPlan}) as price_class
        from role_grant r
        join school s on s.tenant = r.tenant and s.school_id = r.school_id
        join pupil p on p.tenant = s.tenant and p.school_id = s.school_id and (p.exit_day is null or p.exit_day >= @today)
        where r.tenant = @tenant and r.account_id = @account and r.role = 3 and r.ended_at is null
        order by coalesce(p.usage_name, p.family_name), p.given_name, p.pupil_id
        """;
}
