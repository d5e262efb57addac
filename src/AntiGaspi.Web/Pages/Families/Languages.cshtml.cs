using AntiGaspi.App.Access;
using AntiGaspi.App.French;
using AntiGaspi.App.Languages;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Families;

/// <summary>A language that a family may choose.</summary>
public sealed record LanguageChoice(string Code, string Tag, string Name)
{
    public bool IsSpoken => Code == Language.SpokenCode;
}

/// <summary>The language of a family's pages and messages: French, and those that are offered here.</summary>
[Authorize(Policy = Policies.Family)]
public sealed class LanguagesModel(OfferedLanguages offered, ChooseLanguage choose) : PageModel
{
    public bool IsSaved => Request.Query.ContainsKey("enregistre");

    /// <summary>Whether what was sent is no language of the list.</summary>
    public bool IsUnknown { get; private set; }

    public IReadOnlyList<LanguageChoice> Choices { get; } =
        [new(Language.French, Language.French, LanguageTexts.French), .. offered.All.Select(language => new LanguageChoice(language.Code, language.Tag, language.Name))];

    public async Task<IActionResult> OnPostAsync(string? langue)
    {
        if (Choices.All(choice => choice.Code != langue))
        {
            (IsUnknown, Response.StatusCode) = (true, StatusCodes.Status422UnprocessableEntity);
            return Page();
        }

        await choose.RunAsync(User.Scope(), offered.Find(langue));
        return this.SeeOther(FamilyPages.Languages + "?enregistre");
    }
}
