using AntiGaspi.Web.Tests.Demo;

namespace AntiGaspi.Web.Tests.Accessibility;

/// <summary>RGAA 11.10: before anything is sent, a form of several fields says which of them may not stay empty.</summary>
public sealed class RequiredFieldsTests
{
    [Theory]
    [InlineData("nouveau", "/activation")]
    [InlineData("nouveau", "/activation/demande")]
    [InlineData("principal", "/direction/delegations")]
    public async Task Where_every_field_is_required_the_form_says_so_before_the_first(string persona, string path)
    {
        await using var site = await StorySite.StartAsync();
        using var visitor = await site.NewVisitor().AsAsync(persona);
        var form = (await visitor.GetAsync(path)).Html;
        var said = form.IndexOf("Tous les champs sont obligatoires.", StringComparison.Ordinal);

        Assert.InRange(said, form.IndexOf("<form method=\"post\" action=\"" + path, StringComparison.Ordinal), form.IndexOf("<label class=\"fr-label\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("chef", "/cuisine/convives", "Laissez vide pour un seul jour.")]
    [InlineData("gestion", "/gestion/equipe", "(facultatif)")]
    [InlineData("camille", "/famille/absences", "(vide : fin de l’année scolaire)")]
    public async Task Elsewhere_the_label_says_which_may_stay_empty(string persona, string path, string said)
    {
        await using var site = await StorySite.StartAsync();
        using var visitor = await site.NewVisitor().AsAsync(persona);
        var page = await visitor.GetAsync(path);

        Assert.Contains(said, page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Tous les champs sont obligatoires.", page.Words, StringComparison.Ordinal);
    }
}
