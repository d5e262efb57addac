namespace AntiGaspi.App.Privacy;

/// <summary>
/// The catalogue of personal data: every column of every table, about a person or explicitly not. A test holds it equal to
/// the schema, <c>migrate</c> writes it into PostgreSQL as comments, and export, erasure and retention are made from it.
/// </summary>
public static partial class PersonalData
{
    /// <summary>Every table of the schema.</summary>
    public static IReadOnlyList<StoredTable> Tables { get; } = [.. Roster(), .. Meals(), .. Presence(), .. Access(), .. Linking(), .. Notices(), .. Team(), .. Traces(), .. Office(), .. National()];

    /// <summary>A table by its name.</summary>
    public static StoredTable Table(string name) => Tables.Single(table => table.Name == name);

    /// <summary>The statements that write the catalogue into PostgreSQL, as the owner of the tables.</summary>
    internal static string Comments => string.Join('\n', Tables.SelectMany(table => table.Comments
        .Select(column => $"comment on column {table.Name}.{column.Column} is '{column.Comment}';")
        .Append($"comment on table {table.Name} is '{table.Comment}';")));

    private static StoredTable Table(string name, Retention retention, params IReadOnlyList<Columns> columns) => new(
        name,
        retention,
        columns.Where(some => some.Whose is not null).SelectMany(some => some.Names.Select(column => new PersonalColumn(
            column, some.Whose!.Value, some.Category, some.Retention ?? retention, some.Erasure))).ToList(),
        columns.Where(some => some.Whose is null).SelectMany(some => some.Names).ToList());

    // The names of several columns of one kind, separated by blanks.
    private static Columns About(Whose whose, DataCategory category, Erasure erasure, string names, Retention? retention = null) =>
        new(whose, category, erasure, names.Split(' '), retention);

    private static Columns Nobody(string names) => new(null, default, default, names.Split(' '), null);

    private sealed record Columns(Whose? Whose, DataCategory Category, Erasure Erasure, string[] Names, Retention? Retention);
}
