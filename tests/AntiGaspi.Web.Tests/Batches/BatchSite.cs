using System.Text.RegularExpressions;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Web.Demo;
using AntiGaspi.Web.Tests.Demo;

namespace AntiGaspi.Web.Tests.Batches;

/// <summary>The demonstration seen by those who prepare, sign and control: September is signed, October waits for a signature.</summary>
public sealed partial class BatchSite(StorySite site, Guid school) : IAsyncDisposable
{
    public const string Office = "/gestion/remises";
    public const string Principal = "/direction/remises";
    public const string Accountant = "/comptabilite/remises";
    public const string Delegations = "/direction/delegations";

    private int operations;

    public StorySite Site => site;

    public Guid School => school;

    public static async Task<BatchSite> StartAsync()
    {
        var site = await StorySite.StartAsync();
        return new(site, (await site.Db.ReadAsync<Guid>(
            Scope.Service(Persona.Tenant), "select school_id from school where tenant = @tenant and uai = @JeanMoulin", new { DemoSchools.JeanMoulin })).Single());
    }

    public Task<Visitor> AsAsync(string persona) => site.NewVisitor().AsAsync(persona);

    /// <summary>The batch of a month of 2026.</summary>
    public async Task<Guid> OfMonthAsync(int month) => (await site.Db.ReadAsync<Guid>(
        Scope.Service(Persona.Tenant), "select batch_id from refund_batch where tenant = @tenant and first_day = @day order by number desc limit 1", new { day = new DateOnly(2026, month, 1) })).Single();

    public async Task<string> DigestOfAsync(Guid batch) => (await site.Db.ReadAsync<string>(
        Scope.Service(Persona.Tenant), "select sha256 from refund_batch where tenant = @tenant and batch_id = @batch", new { batch })).Single();

    /// <summary>The form that prepares a month, as the page sends it.</summary>
    public (string, string)[] Form(int year, int month) =>
        [Op(), ("periode", $"{school:D}:{year}-{month:00}-01:{year}-{month:00}-{DateTime.DaysInMonth(year, month):00}")];

    public (string, string) Op() => ("op", Ids.New(StorySite.Start.AddMilliseconds(++operations)).ToString("D"));

    /// <summary>The batch that an answer leads to.</summary>
    public static Guid BatchOf(Answer answer) => Guid.Parse(Batch().Match(answer.Location ?? "").Value);

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Batch();
}
