using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using AntiGaspi.App.Roster;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Roster;
using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Demo;
using AntiGaspi.Web.Tests.Demo;

namespace AntiGaspi.Web.Tests.Office;

/// <summary>The demonstration seen by its school office, with files of SIECLE to send and every row to compare.</summary>
public sealed partial class ImportSite(StorySite site, Visitor office) : IAsyncDisposable
{
    public const string Page = "/gestion/importations";
    public const string Field = "fichiers";

    private static readonly string[] Tables =
    [
        "school", "division", "pupil", "meal_plan", "guardian", "guardian_link", "siecle_import", "audit", "service_day", "service_tier", "cancellation", "ledger_entry",
    ];

    public StorySite Site => site;

    /// <summary>The secrétaire général of collège Jean-Moulin.</summary>
    public Visitor Office => office;

    public static Scope OfficeScope => new(Persona.Tenant, AccountOf("gestion"), Role.SchoolManager, []);

    /// <summary>The files of Jean-Moulin of the month after.</summary>
    public static IReadOnlyList<(string Name, byte[] Content)> NextMonth => Named(DemoSchools.FilesOf($"{DemoSchools.JeanMoulin}-novembre"));

    /// <summary>The files that Jean-Moulin was built from.</summary>
    public static IReadOnlyList<(string Name, byte[] Content)> SameMonth => Named(DemoSchools.FilesOf(DemoSchools.JeanMoulin));

    public static async Task<ImportSite> StartAsync()
    {
        var site = await StorySite.StartAsync();
        return new(site, await site.NewVisitor().AsAsync("gestion"));
    }

    /// <summary>The files of a set of tests/data/siecle.</summary>
    public static IReadOnlyList<(string Name, byte[] Content)> Set(string name) => Named(
        Directory.GetFiles(Repository.PathOf("tests", "data", "siecle", name)).Where(file => !file.EndsWith(".json", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

    /// <summary>One file of tests/data/siecle/broken.</summary>
    public static (string Name, byte[] Content) Broken(string name) => (name, File.ReadAllBytes(Repository.PathOf("tests", "data", "siecle", "broken", name)));

    public static Guid AccountOf(string persona) => Persona.All.Single(one => one.Key == persona).AccountId;

    /// <summary>Gives the office one more school, without any pupil: the school of the sets of tests/data/siecle.</summary>
    public async Task AddSchoolAsync(string uai)
    {
        var school = await new AddSchool(site.Db).RunAsync(
            Scope.Service(Persona.Tenant), new NewSchool(Uai.Read(uai)!, "collège des essais", "03 53 01 00 00", Weekdays.FiveDays, new(11, 45)), StorySite.Start);
        await site.Db.WriteAsync(Scope.Service(Persona.Tenant), transaction => transaction.ExecuteAsync(
            "insert into role_grant (tenant, grant_id, account_id, role, school_id, granted_at) values (@tenant, @school, @office, 3, @school, @Start)",
            new { school, office = AccountOf("gestion"), StorySite.Start }));
    }

    public Task<Answer> SendAsync(params IEnumerable<(string Name, byte[] Content)> files) => office.PostFilesAsync(Page, Field, files);

    /// <summary>Sends files; returns the address of their preview.</summary>
    public async Task<string> PreviewedAsync(params IEnumerable<(string Name, byte[] Content)> files)
    {
        var answer = await SendAsync(files);
        Assert.Equal(System.Net.HttpStatusCode.SeeOther, answer.Status);
        return answer.Location!;
    }

    /// <summary>Presses the button of a preview that saves, with what its page holds.</summary>
    public Task<Answer> SaveAsync(string preview, Answer page) => office.PostAsync(preview, preview, [.. Hidden(page), ("acte", "enregistrer")]);

    /// <summary>Sends files and saves what their preview shows, the second button too when it is asked for.</summary>
    public async Task<Answer> SavedAsync(params IEnumerable<(string Name, byte[] Content)> files)
    {
        var preview = await PreviewedAsync(files);
        var answer = await SaveAsync(preview, await office.GetAsync(preview));
        return answer.Status == System.Net.HttpStatusCode.Conflict ? await SaveAsync(preview, answer) : answer;
    }

    /// <summary>The hidden fields of a page's form, its token left out.</summary>
    public static (string Name, string Value)[] Hidden(Answer page) => HiddenField().Matches(page.Html)
        .Select(field => (field.Groups["name"].Value, field.Groups["value"].Value)).ToArray();

    public static string KeyOf(Answer page) => Hidden(page).Single(field => field.Name == "cle").Value;

    /// <summary>All that the service keeps of schools and meals, files that wait left out, as one hash.</summary>
    public async Task<string> EverythingAsync()
    {
        var text = new StringBuilder();
        foreach (var table in Tables)
        {
            foreach (var row in (await site.Db.ReadAsync<dynamic>(Scope.Service(Persona.Tenant), $"select * from {table}"))
                .Select(row => string.Join('|', ((IDictionary<string, object?>)row).Values)).Order(StringComparer.Ordinal))
            {
                text.Append(table).Append('|').Append(row).Append('\n');
            }
        }

        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    public Task<long> WaitingFilesAsync() => site.NumberAsync("select count(*) from siecle_upload where tenant = @tenant");

    public async ValueTask DisposeAsync()
    {
        office.Dispose();
        await site.DisposeAsync();
    }

    private static List<(string Name, byte[] Content)> Named(IEnumerable<string> files) =>
        files.Select(file => (Path.GetFileName(file), File.ReadAllBytes(file))).ToList();

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex HiddenField();
}
