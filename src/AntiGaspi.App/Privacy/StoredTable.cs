namespace AntiGaspi.App.Privacy;

/// <summary>Whose data a column holds.</summary>
public enum Whose
{
    /// <summary>A pupil, who is a minor.</summary>
    Pupil,

    /// <summary>An adult who answers for a pupil, as the school's file knows them.</summary>
    Guardian,

    /// <summary>Whoever signs in: a guardian or an agent.</summary>
    Account,

    /// <summary>An agent who did something in the line of duty.</summary>
    Agent,
}

/// <summary>What kind of data a column holds.</summary>
public enum DataCategory
{
    /// <summary>Names, birth day, numbers by which others know the person.</summary>
    Identity,

    /// <summary>How to reach the person.</summary>
    Contact,

    /// <summary>School, class, presence, who answers for whom.</summary>
    Schooling,

    /// <summary>When the person eats here, and when not.</summary>
    Meals,

    /// <summary>What the person eats: it may tell of health or belief, and each reading is recorded.</summary>
    Diet,

    /// <summary>What the person pays or is owed.</summary>
    Money,

    /// <summary>When and from what the person was connected, and what was done.</summary>
    Connection,

    /// <summary>A file or a message that holds data of several kinds.</summary>
    Content,

    /// <summary>A number of our own that names nobody by itself.</summary>
    Pseudonym,

    /// <summary>What opens something, or its digest: never shown to anybody.</summary>
    Secret,
}

/// <summary>What becomes of a column when the person is erased.</summary>
public enum Erasure
{
    /// <summary>The row goes.</summary>
    Deleted,

    /// <summary>The row stays as a party of the accounts; the column holds nothing any more.</summary>
    Emptied,

    /// <summary>It stays, and leads to nobody once the rows that said whose it is are gone.</summary>
    Stays,
}

/// <summary>A column that holds data about a person.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Whose">Whose data.</param>
/// <param name="Category">What kind.</param>
/// <param name="Retention">How long it is kept.</param>
/// <param name="Erasure">What becomes of it when the person is erased.</param>
public sealed record PersonalColumn(string Name, Whose Whose, DataCategory Category, Retention Retention, Erasure Erasure)
{
    /// <summary>Whether the person reads it in an export: everything but our own numbers and what opens something.</summary>
    public bool IsExported => Whose != Whose.Agent && Category is not (DataCategory.Pseudonym or DataCategory.Secret);

    /// <summary>What the PostgreSQL catalogue says of the column.</summary>
    public string Comment => string.Join("; ",
        $"personal: {Word(Whose)}, {Word(Category)}", $"kept: {Word(Retention)}", IsExported ? "exported" : "not exported", $"erased: {Word(Erasure)}");

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}

/// <summary>A table with every column classed: about a person, or explicitly not.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Retention">How long its rows are kept.</param>
/// <param name="Personal">The columns about a person.</param>
/// <param name="Others">The columns that say nothing of a person.</param>
public sealed record StoredTable(string Name, Retention Retention, IReadOnlyList<PersonalColumn> Personal, IReadOnlyList<string> Others)
{
    public const string NotPersonal = "not personal";

    /// <summary>What the PostgreSQL catalogue says of the table.</summary>
    public string Comment => $"kept: {Retention.ToString().ToLowerInvariant()}";

    /// <summary>Every column with what the PostgreSQL catalogue says of it.</summary>
    public IEnumerable<(string Column, string Comment)> Comments =>
        Personal.Select(column => (column.Name, column.Comment)).Concat(Others.Select(name => (name, NotPersonal)));

    /// <summary>The columns that a person reads in an export of their data.</summary>
    public IReadOnlyList<PersonalColumn> Exported { get; } = Personal.Where(column => column.IsExported).ToList();
}
