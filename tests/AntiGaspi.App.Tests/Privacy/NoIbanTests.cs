using AntiGaspi.App.Privacy;
using AntiGaspi.Tests.Support;

namespace AntiGaspi.App.Tests.Privacy;

/// <summary>No bank account of a family is asked, kept or written: not in a table, not in a form.</summary>
public sealed class NoIbanTests
{
    private static readonly string[] Words = ["iban", "bic", "rib", "bank", "account_number"];

    [Fact]
    public void No_column_holds_one() => Assert.Empty(Found(PersonalData.Tables.SelectMany(table => table.Comments.Select(column => $"{table.Name}.{column.Column}"))));

    [Fact]
    public void No_page_asks_for_one() => Assert.DoesNotContain(
        Directory.GetFiles(Repository.PathOf("src", "AntiGaspi.Web", "Pages"), "*.cshtml", SearchOption.AllDirectories),
        file => File.ReadAllText(file).Contains("iban", StringComparison.OrdinalIgnoreCase));

    [Theory]
    [InlineData("guardian.iban")]
    [InlineData("refund_batch.payer_iban")]
    [InlineData("guardian.bank")]
    public void One_would_be_found(string column) => Assert.Single(Found([column]));

    private static IEnumerable<string> Found(IEnumerable<string> columns) =>
        columns.Where(column => column.Split('.', '_').Any(word => Words.Contains(word, StringComparer.Ordinal)));
}
