namespace AntiGaspi.Design.Figures;

/// <summary>A column of a table.</summary>
/// <param name="Header">Its heading, repeated beside each value on a phone.</param>
/// <param name="IsNumber">Whether its values line up on their last digit.</param>
public sealed record DataColumn(string Header, bool IsNumber = false);

/// <summary>A cell of a table.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Href">The page that tells where it comes from.</param>
public sealed record DataCell(string Text, string? Href = null)
{
    /// <summary>A cell that only says something.</summary>
    public static implicit operator DataCell(string text) => new(text);
}

/// <summary>A table whose first column names each row.</summary>
/// <param name="Caption">What the table holds.</param>
/// <param name="Columns">At least one.</param>
/// <param name="Rows">As many cells as columns; at most two hundred rows a page.</param>
public sealed record DataTable(string Caption, IReadOnlyList<DataColumn> Columns, IReadOnlyList<IReadOnlyList<DataCell>> Rows);
