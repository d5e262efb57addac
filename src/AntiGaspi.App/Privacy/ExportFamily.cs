using System.Globalization;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Privacy;

/// <summary>What a table holds about a family.</summary>
/// <param name="Table">The table.</param>
/// <param name="Columns">The columns that are shown.</param>
/// <param name="Rows">The values of each row, in the order of the columns, written as they are stored; null where there is none.</param>
public sealed record ExportedTable(string Table, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string?>> Rows);

/// <summary>Another adult who answers for one of the children: who, and no way to reach them.</summary>
public sealed record OtherGuardian
{
    public string Title { get; init; } = "";

    public string FamilyName { get; init; } = "";

    public string? UsageName { get; init; }

    public string GivenName { get; init; } = "";

    public string DisplayName => $"{Title} {GivenName} {UsageName ?? FamilyName}".Trim();
}

/// <summary>Everything that is kept about a family, where it is looked at from.</summary>
public sealed record FamilyExport(string Authority, DateTimeOffset MadeAt, IReadOnlyList<ExportedTable> Tables, IReadOnlyList<OtherGuardian> OtherGuardians);

/// <summary>
/// Reads everything that is kept about a guardian and the children they answer for. The statements are made from the catalogue,
/// so a column that is classed as theirs is in it; of another guardian it tells the name only, and what a meal costs only to who pays it.
/// </summary>
public sealed class ExportFamily(Db db)
{
    // A family has a few hundred rows a year in the largest table.
    private const int MostRows = 5000;

    /// <summary>The data of the account, in the tenant of the scope; that they were taken out is recorded.</summary>
    public async Task<FamilyExport> RunAsync(Scope scope, DateTimeOffset now)
    {
        List<ExportedTable> tables = [];
        foreach (var table in PersonalData.Tables.Where(table => table.Exported.Count > 0))
        {
            var columns = table.Exported.Select(column => column.Name).ToList();
            var rows = await db.ReadAsync<object>(scope, SqlOf(table), new { MostRows });
            tables.Add(new(table.Name, columns, rows.Cast<IDictionary<string, object?>>().Select(row => (IReadOnlyList<string?>)columns.Select(name => TextOf(row[name])).ToList()).ToList()));
        }

        var others = await db.ReadAsync<OtherGuardian>(scope, Others);
        var authority = (await db.ReadAsync<string>(scope, "select name from local_authority where tenant = @tenant")).Single();
        await db.WriteAsync(scope, transaction => AuditTrail.AddAsync(transaction, "data.exported", scope.AccountId, now));
        return new(authority, now, tables, others);
    }

    /// <summary>The statement that reads what a table holds about the family.</summary>
    internal static string SqlOf(StoredTable table) =>
        $"select {string.Join(", ", table.Exported.Select(Selected))} from {table.Name} where {(IsOfOneTenant(table) ? "tenant = @tenant and " : "")}{OwnersOf(table)} limit @MostRows";

    // An account is one, whatever the tenant it works in.
    private static bool IsOfOneTenant(StoredTable table) => table.Others.Contains("tenant") && table.Name != "session";

    private static string OwnersOf(StoredTable table) => table.Exported[0].Whose switch
    {
        Whose.Pupil => $"pupil_id in ({Children})",
        Whose.Guardian => $"guardian_id in ({Own})",
        Whose.Account when table.Name == "outbox" => $"lower(recipient) in ({Mailboxes})",
        Whose.Account when table.Name == "unreachable_mailbox" => $"mailbox in ({Mailboxes})",
        Whose.Account when table.Name == "sign_in_link" => $"lower(address) in ({Mailboxes})",
        Whose.Account => "account_id = @account",
        Whose.Agent => throw new ArgumentException($"{table.Name} is about agents.", nameof(table)),
    };

    private static string Selected(PersonalColumn column) =>
        column.Whose == Whose.Pupil && column.Name.EndsWith("cents", StringComparison.Ordinal) ? $"case when pupil_id in ({Paid}) then {column.Name} end as {column.Name}" : column.Name;

    private const string Paid = $"select g.pupil_id from guardian_link g where g.tenant = @tenant and g.is_payer and g.ended_at is null and g.guardian_id in ({Own})";

    private const string Children = "select y.pupil_id from may_act y where y.tenant = @tenant and y.account_id = @account and y.door = 'family'";

    private const string Own = "select u.guardian_id from guardian u where u.tenant = @tenant and u.account_id = @account";

    private const string Mailboxes = """
        select lower(u.email) from guardian u where u.tenant = @tenant and u.account_id = @account and u.email is not null
        union
        select lower(i.subject) from identity i where i.account_id = @account and i.provider = 3 and i.ended_at is null
        """;

    private const string Others = $"""
        select distinct u.title, u.family_name, u.usage_name, u.given_name
        from guardian_link g
        join guardian u on u.tenant = g.tenant and u.guardian_id = g.guardian_id
        where g.tenant = @tenant and g.ended_at is null and g.pupil_id in ({Children}) and g.guardian_id not in ({Own})
        order by u.family_name, u.given_name
        """;

    private static string? TextOf(object? value) => value switch
    {
        null => null,
        DateTime { Kind: DateTimeKind.Utc } instant => StoredValues.Text(new DateTimeOffset(instant)),
        DateTime day => StoredValues.Text(DateOnly.FromDateTime(day)),
        DateOnly day => StoredValues.Text(day),
        bool yes => yes ? "1" : "0",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
