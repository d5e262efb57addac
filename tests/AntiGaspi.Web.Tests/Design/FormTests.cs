using System.Net;
using AntiGaspi.Design.Forms;
using Microsoft.AspNetCore.Html;

namespace AntiGaspi.Web.Tests.Design;

public sealed class FormTests
{
    [Fact]
    public async Task A_field_is_tied_to_its_label() =>
        Assert.Equal(
            """
            <div class="fr-input-group"><label class="fr-label" for="nom">Nom </label><input class="fr-input" id="nom" name="nom" type="text" value="Ar" /></div>
            """,
            await Rendered.ByAsync(new FieldTagHelper { Name = "nom", Label = "Nom", Value = "Ar" }));

    [Fact]
    public async Task A_wrong_field_keeps_what_was_typed_and_says_what_to_do() =>
        Assert.Equal(
            """
            <div class="fr-input-group fr-input-group--error"><label class="fr-label" for="nom">Nom <span class="fr-hint-text">Trois lettres</span></label><input aria-describedby="nom-erreur" aria-invalid="true" class="fr-input" id="nom" name="nom" type="text" value="A" /><div aria-live="polite" class="fr-messages-group"><p class="fr-message fr-message--error" id="nom-erreur">Écrivez trois lettres.</p></div></div>
            """,
            await Rendered.ByAsync(new FieldTagHelper { Name = "nom", Label = "Nom", Hint = "Trois lettres", Value = "A", Error = "Écrivez trois lettres." }));

    [Fact]
    public async Task Attributes_of_the_page_go_to_the_input_encoded_once()
    {
        var html = await Rendered.ByAsync(
            new FieldTagHelper { Name = "q", Id = "q2", Label = "Nom" }, "", "ag-field", ("autocomplete", new HtmlString("d&#x27;ici")), ("maxlength", "40"));
        Assert.Contains("""<input autocomplete="d&#x27;ici" class="fr-input" id="q2" maxlength="40" name="q" type="text" />""", html, StringComparison.Ordinal);
        Assert.StartsWith("""<div class="fr-input-group">""", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_date_is_written_for_the_browser() =>
        Assert.Equal(
            """
            <div class="fr-input-group"><label class="fr-label" for="du">Du </label><input class="fr-input" id="du" max="2026-12-18" min="2026-11-24" name="du" type="date" value="2026-11-26" /></div>
            """,
            await Rendered.ByAsync(new DateFieldTagHelper
            {
                Name = "du",
                Label = "Du",
                Value = new(2026, 11, 26),
                Min = new(2026, 11, 24),
                Max = new(2026, 12, 18),
            }));

    [Fact]
    public async Task A_date_that_is_none_is_kept_as_it_was_typed() =>
        Assert.Contains(
            "value=\"31/02\"",
            await Rendered.ByAsync(new DateFieldTagHelper { Name = "du", Typed = "31/02", Error = "Choisissez un jour." }),
            StringComparison.Ordinal);

    [Fact]
    public async Task Several_files_are_chosen_at_once_by_the_browser_itself() =>
        Assert.Equal(
            """
            <div class="fr-input-group"><label class="fr-label" for="f">Fichiers <span class="fr-hint-text">Deux ou trois</span></label><input accept=".xml,.zip" class="fr-input" id="f" multiple="multiple" name="f" required="" type="file" /></div>
            """,
            await Rendered.ByAsync(
                new FilesTagHelper { Name = "f", Label = "Fichiers", Hint = "Deux ou trois", Accept = ".xml,.zip", Several = true }, "", "ag-files", ("required", "")));

    [Fact]
    public async Task A_file_that_is_wrong_says_what_to_do()
    {
        var html = await Rendered.ByAsync(new FilesTagHelper { Name = "f", Label = "Fichier", Error = "Choisissez le bon." });
        Assert.Contains("""<input aria-describedby="f-erreur" aria-invalid="true" class="fr-input" id="f" name="f" type="file" />""", html, StringComparison.Ordinal);
        Assert.Contains("""id="f-erreur">Choisissez le bon.</p>""", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_keeps_the_answer_chosen_before() =>
        Assert.Equal(
            """
            <div class="fr-select-group"><label class="fr-label" for="c">Collège </label><select class="fr-select" id="c" name="c"><option value="">Choisissez</option><option value="1">Un</option><option selected="selected" value="2">Deux</option></select></div>
            """,
            await Rendered.ByAsync(new SelectTagHelper { Name = "c", Label = "Collège", Empty = "Choisissez", Value = "2", Choices = [new("1", "Un"), new("2", "Deux")] }));

    [Fact]
    public async Task A_group_has_a_legend_and_one_label_an_answer() =>
        Assert.Equal(
            """
            <fieldset id="q" class="fr-fieldset"><legend class="fr-fieldset__legend">Pour qui ? </legend><div class="fr-fieldset__element"><div class="fr-checkbox-group"><input checked="checked" id="q-1" name="q" type="checkbox" value="a" /><label class="fr-label" for="q-1">Élèves </label></div></div></fieldset>
            """,
            await Rendered.ByAsync(new ChoiceTagHelper { Name = "q", Label = "Pour qui ?", Several = true, Values = ["a"], Choices = [new("a", "Élèves")] }));

    [Fact]
    public async Task An_answer_may_have_a_full_name_for_those_who_hear_it_out_of_its_group() =>
        Assert.Contains(
            """<input aria-label="Léa, jeudi · prévu" id="q-1" name="q" type="checkbox" value="a" /><label class="fr-label" for="q-1">jeudi <span class="fr-hint-text">prévu</span></label>""",
            WebUtility.HtmlDecode(await Rendered.ByAsync(new ChoiceTagHelper { Name = "q", Label = "Léa", Several = true, Choices = [new("a", "jeudi", "prévu", "Léa, jeudi · prévu")] })),
            StringComparison.Ordinal);

    [Fact]
    public async Task A_wrong_group_can_take_the_focus()
    {
        var html = await Rendered.ByAsync(new ChoiceTagHelper { Name = "q", Label = "?", Error = "Choisissez.", Choices = [new("a", "A", "Un seul")] });
        Assert.StartsWith("""<fieldset id="q" tabindex="-1" aria-describedby="q-erreur" class="fr-fieldset fr-fieldset--error">""", html, StringComparison.Ordinal);
        Assert.Contains("""<input id="q-1" name="q" type="radio" value="a" />""", html, StringComparison.Ordinal);
        Assert.EndsWith("""id="q-erreur">Choisissez.</p></div></fieldset>""", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_summary_leads_to_each_field() =>
        Assert.Equal(
            """
            <div class="fr-alert fr-alert--error" role="alert" tabindex="-1" autofocus><h2 class="fr-alert__title">À corriger</h2><ul><li><a href="#du">Choisissez un jour.</a></li><li>Envoyez un fichier.</li></ul></div>
            """,
            await Rendered.ByAsync(new ErrorSummaryTagHelper { Title = "À corriger", Errors = [new("du", "Choisissez un jour."), new("", "Envoyez un fichier.")] }));

    [Fact]
    public async Task Without_errors_there_is_no_summary() => Assert.Empty(await Rendered.ByAsync(new ErrorSummaryTagHelper()));

    [Theory]
    [InlineData(ButtonKind.Primary, "fr-btn")]
    [InlineData(ButtonKind.Secondary, "fr-btn fr-btn--secondary")]
    [InlineData(ButtonKind.Quiet, "fr-btn fr-btn--tertiary-no-outline")]
    public async Task A_button_is_dressed_without_a_new_element(ButtonKind kind, string classes) =>
        Assert.Equal(
            $"""<button name="repas" class="{classes} large" type="submit">Décommander</button>""",
            await Rendered.ByAsync(new ButtonTagHelper { Kind = kind }, "Décommander", "button", ("name", "repas"), ("class", "large")));
}
