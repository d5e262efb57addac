using AntiGaspi.App.French;
using AntiGaspi.App.Roster;
using AntiGaspi.Design.Figures;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Office;

/// <summary>Where files of SIECLE are sent, and what was imported so far.</summary>
[Authorize(Policy = Policies.Office)]
[TakesFiles]
public sealed class ImportsModel(OfficeSchools schools, ImportDesk desk) : PageModel
{
    /// <summary>The name of the field that holds the files.</summary>
    public const string Files = "fichiers";

    /// <summary>The address asked for after an act that wrote nothing.</summary>
    public const string Unchanged = "inchange";

    /// <summary>The address asked for once files were given up.</summary>
    public const string GivenUp = "abandon";

    /// <summary>What was done before coming here.</summary>
    [FromQuery(Name = "fait")]
    public string? Done { get; set; }

    /// <summary>The schools of the office.</summary>
    public IReadOnlyList<OfficeSchool> Schools { get; private set; } = [];

    /// <summary>The last imports, newest first.</summary>
    public IReadOnlyList<KeptImport> Kept { get; private set; } = [];

    /// <summary>Why the files were refused.</summary>
    public string? Problem { get; private set; }

    /// <summary>The last imports with what each changed.</summary>
    public DataTable Table
    {
        get
        {
            var several = Schools.Count > 1;
            return new(
                "De la plus récente à la plus ancienne",
                [new("Confirmée"), .. several ? [new("Collège")] : Array.Empty<DataColumn>(), new("Export"), new("Changements")],
                Kept.Select(one => (IReadOnlyList<DataCell>)
                [
                    new(Formats.Instant(ClockOf(one).Local(one.ConfirmedAt)), OfficePages.Imported(one.ImportId)),
                    .. several ? [one.SchoolName] : Array.Empty<DataCell>(),
                    ImportTexts.Exported(one.ExportedAt),
                    string.Join(", ", ImportTexts.Lines(ImportCounts.Read(one.Counts))),
                ]).ToList());
        }
    }

    public async Task OnGetAsync() => await ReadAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        switch (await desk.ReceiveAsync(User.Scope(), await SentAsync(), HttpContext.ReceivedAtInstant()))
        {
            case ImportAnswer.Kept kept:
                return this.SeeOther(OfficePages.Import(kept.UploadId));
            case ImportAnswer.Refused refused:
                Problem = refused.Message;
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                await ReadAsync();
                return Page();
            case var answer:
                throw new InvalidOperationException($"Unknown answer: {answer}.");
        }
    }

    private async Task ReadAsync() => (Schools, Kept) = (await schools.RunAsync(User.Scope()), await schools.ImportsAsync(User.Scope()));

    private async Task<IReadOnlyList<UploadedFile>> SentAsync()
    {
        var files = new List<UploadedFile>();
        foreach (var file in Request.HasFormContentType ? Request.Form.Files.GetFiles(Files) : [])
        {
            var content = new byte[file.Length];
            await using var stream = file.OpenReadStream();
            await stream.ReadExactlyAsync(content);
            files.Add(new(file.FileName, content));
        }

        return files;
    }

    private PlaceClock ClockOf(KeptImport import) => new(TimeZoneInfo.FindSystemTimeZoneById(import.TimeZone), HttpContext.ReceivedAtInstant());
}
