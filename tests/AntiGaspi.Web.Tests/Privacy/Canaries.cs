using AntiGaspi.App.Privacy;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Web.Demo;
using AntiGaspi.Web.Tests.Demo;

namespace AntiGaspi.Web.Tests.Privacy;

/// <summary>
/// A word of its own in every personal field that can hold one: whatever says it later gives away a person. What is a number of
/// ours, a secret or a code of a fixed list is left as it is, or nothing would work any more.
/// </summary>
internal static class Canaries
{
    private const string Sign = "canari";

    private static readonly (string Table, string Column)[] Skipped =
    [
        // Codes that the rules read: a régime, a civility, a kinship, a menu, an instrument of payment.
        ("pupil", "boarding_code"), ("guardian", "title"), ("guardian_link", "kinship"), ("meal_plan", "price_class"), ("meal_plan", "basis"),

        // A class has thirty pupils: it may stand in the address of its list.
        ("pupil", "division"),
    ];

    /// <summary>Plants them in the whole database; returns how many fields hold one.</summary>
    public static async Task<int> PlantAsync(StorySite site)
    {
        var count = 0;
        foreach (var (table, column) in await FieldsAsync(site))
        {
            var text = column is "email" or "recipient" || (column is "address" && table != "guardian") ? $"'{Sign}' || rowid || '@exemple.fr'" : $"'{Sign}{table}' || rowid || '{column}'";
            count += await site.Db.WriteAsync(Scope.Service(Persona.Tenant), transaction => transaction.ExecuteAsync($"update {table} set {column} = {text} where {column} is not null"));
        }

        return count;
    }

    /// <summary>Whether a text says one.</summary>
    public static bool AreIn(string? text) => text?.Contains(Sign, StringComparison.OrdinalIgnoreCase) == true;

    // Texts about a person, in the columns of text of the database as it is.
    private static async Task<IReadOnlyList<(string Table, string Column)>> FieldsAsync(StorySite site)
    {
        var texts = (await site.Db.ReadNationalAsync<string>(
            "select m.name || '.' || c.name from sqlite_master m join pragma_table_info(m.name) c where m.type = 'table' and c.type = 'TEXT'")).ToHashSet(StringComparer.Ordinal);
        return PersonalData.Tables
            .SelectMany(table => table.Personal
                .Where(column => column.Category is DataCategory.Identity or DataCategory.Contact or DataCategory.Schooling or DataCategory.Diet)
                .Select(column => (table.Name, column.Name)))
            .Where(field => texts.Contains($"{field.Item1}.{field.Item2}") && !field.Item2.EndsWith("_id", StringComparison.Ordinal)
                && !field.Item2.EndsWith("_day", StringComparison.Ordinal) && !field.Item2.EndsWith("_at", StringComparison.Ordinal) && !Skipped.Contains(field))
            .ToList();
    }
}
