using AntiGaspi.App.French;
using AntiGaspi.App.Look;
using AntiGaspi.Design.Figures;
using AntiGaspi.Design.Forms;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Authority;

/// <summary>How the collectivité looks to its families, its agents and everybody: name, logo, two colours.</summary>
[Authorize(Policy = Policies.Authority)]
[TakesFiles]
public sealed class AppearanceModel(SetLook setLook, ReadLooks readLooks, PageLooks looks) : PageModel
{
    /// <summary>The box that takes the logo away.</summary>
    public const string RemoveField = "retirer";

    // What is shown again of a value that is too long to be one.
    private const int MaxKept = 300;

    /// <summary>The look in use.</summary>
    public AuthorityLook Look { get; private set; } = AuthorityLook.Neutral(0);

    /// <summary>The form as it was filled in, or as the look in use would fill it.</summary>
    public AskedLook Form { get; private set; } = new("", "", "", "", null, RemovesLogo: false);

    /// <summary>What is to be mended.</summary>
    public IReadOnlyList<FieldError> Faults { get; private set; } = [];

    public bool IsDone { get; private set; }

    /// <summary>The look that this page tries on; null when it is that in use.</summary>
    public AuthorityLook? Tried { get; private set; }

    /// <summary>The contrasts of the colours that are shown, by day and by night.</summary>
    public DataTable Contrasts => new(
        $"{(Tried is null ? "Les couleurs en usage" : "Les couleurs essayées")}, et leur contraste avec le fond (4,5 au moins)",
        [new("Couleur"), new("Sur fond clair"), new("Sur fond sombre")],
        [Row("Actes et liens", Shown.Leaf ?? TintSheet.Theme.Leaf), Row("Information et contour du clavier", Shown.Blue ?? TintSheet.Theme.Blue)]);

    private AuthorityLook Shown => Tried ?? Look;

    public async Task OnGetAsync()
    {
        IsDone = Request.Query.ContainsKey("fait");
        Look = await readLooks.OfAsync(User.Scope());
        Form = new(Look.Name ?? "", Look.Leaf?.ToString() ?? "", Look.Blue?.ToString() ?? "", Look.Logo?.Alt ?? "", null, RemovesLogo: false);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await ReadFormAsync();
        if (await setLook.RunAsync(User.Scope(), Form, HttpContext.ReceivedAtInstant()) is not { } faults)
        {
            return NotFound();
        }

        if (faults.Count == 0)
        {
            await looks.RefreshAsync();
            return this.SeeOther(AuthorityPages.Appearance + "?fait");
        }

        return await RefuseAsync(faults);
    }

    /// <summary>Shows this page in the look that is asked for, and writes nothing.</summary>
    public async Task<IActionResult> OnPostTryAsync()
    {
        await ReadFormAsync();
        if (await setLook.CheckAsync(User.Scope(), Form) is not { } faults)
        {
            return NotFound();
        }

        if (faults.Count > 0)
        {
            return await RefuseAsync(faults);
        }

        Look = await readLooks.OfAsync(User.Scope());
        ViewData[PageLooks.TriedKey] = Tried = Form.Over(Look);
        return Page();
    }

    private async Task ReadFormAsync()
    {
        var form = Request.HasFormContentType ? Request.Form : FormCollection.Empty;
        Form = new(Kept(form, LookField.Name), Kept(form, LookField.Leaf), Kept(form, LookField.Blue), Kept(form, LookField.LogoAlt), await SentAsync(form), form.ContainsKey(RemoveField));
    }

    private async Task<IActionResult> RefuseAsync(IEnumerable<LookFault> faults)
    {
        Look = await readLooks.OfAsync(User.Scope());
        Faults = faults.Select(fault => new FieldError(NameOf(fault.Field), LookTexts.For(fault))).ToList();
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    /// <summary>The name of a field in the form.</summary>
    public static string NameOf(LookField field) => field switch
    {
        LookField.Name => "nom",
        LookField.Leaf => "feuille",
        LookField.Blue => "bleu",
        LookField.Logo => "logo",
        LookField.LogoAlt => "logo-dit",
    };

    /// <summary>What is wrong in a field; null when nothing is.</summary>
    public string? ErrorOf(LookField field) => Faults.FirstOrDefault(fault => fault.FieldId == NameOf(field))?.Message;

    private static IReadOnlyList<DataCell> Row(string name, Colour colour)
    {
        var dark = TintSheet.DarkOf(colour);
        return
        [
            name,
            LookTexts.WithContrast(colour, colour.ContrastWith(PageColours.Light.Ground)),
            LookTexts.WithContrast(dark, dark.ContrastWith(PageColours.Dark.Paper)),
        ];
    }

    private static string Kept(IFormCollection form, LookField field)
    {
        var typed = form[NameOf(field)].ToString();
        return typed[..Math.Min(typed.Length, MaxKept)];
    }

    // A browser sends an empty file for a field that nobody filled in.
    private static async Task<byte[]?> SentAsync(IFormCollection form)
    {
        if (form.Files.GetFile(NameOf(LookField.Logo)) is not { Length: > 0 } file)
        {
            return null;
        }

        var content = new byte[file.Length];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(content);
        return content;
    }
}
