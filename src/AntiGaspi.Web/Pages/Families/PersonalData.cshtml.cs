using AntiGaspi.App.French;
using AntiGaspi.App.Privacy;
using AntiGaspi.Design.Figures;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Families;

/// <summary>Everything that is kept about the family, to be read; the file holds the same.</summary>
[Authorize(Policy = Policies.Family)]
public sealed class PersonalDataModel(ExportFamily export) : PageModel
{
    // The file holds all rows: the page keeps to the 350 elements that docs/ecoconception.md bounds it to.
    private const int MostRows = 20;

    public FamilyExport Export { get; private set; } = null!;

    /// <summary>The table to read, by its name; the first one when none is asked for.</summary>
    [FromQuery(Name = "partie")]
    public string? Part { get; set; }

    /// <summary>The table that is shown.</summary>
    public ExportedTable? Shown => Tables.OrderByDescending(table => table.Table == Part).FirstOrDefault();

    /// <summary>The page of a table.</summary>
    public static string AddressOf(ExportedTable table) => $"{FamilyPages.PersonalData}?partie={table.Table}";

    /// <summary>The tables that hold something.</summary>
    public IReadOnlyList<ExportedTable> Tables => Export.Tables.Where(table => table.Rows.Count > 0).ToList();

    public async Task OnGetAsync() => Export = await export.RunAsync(User.Scope(), HttpContext.ReceivedAtInstant());

    /// <summary>A table as a person reads it: a row of its own for each value where there is one row, else a table.</summary>
    public static DataTable TableOf(ExportedTable table) => new(
        PersonalDataTexts.TableName(table.Table),
        table.Columns.Select(column => new DataColumn(PersonalDataTexts.ColumnName(table.Table, column))).ToList(),
        table.Rows.Take(MostRows).Select(row => (IReadOnlyList<DataCell>)row.Zip(
            table.Columns, (value, column) => (DataCell)PersonalDataTexts.Value(table.Table, column, value)).ToList()).ToList());

    /// <summary>What is said where a page does not hold all rows.</summary>
    public static string? MoreOf(ExportedTable table) => table.Rows.Count > MostRows ? PersonalDataTexts.More(MostRows, table.Rows.Count) : null;
}
