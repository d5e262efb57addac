using AntiGaspi.Design.Meals;

namespace AntiGaspi.Web.Tests.Design;

public sealed class MealPieceTests
{
    private static readonly DateOnly Thursday = new(2026, 11, 26);

    [Fact]
    public async Task A_day_reads_in_order_even_without_a_stylesheet() =>
        Assert.Equal(
            """
            <li class="ag-day"><div class="ag-day__what"><time class="ag-day__date" datetime="2026-11-26">jeudi 26</time> <span class="ag-day__state">repas prévu</span></div> <span class="ag-day__until">jusqu’à demain</span> <span class="ag-amount">3,35 € déduits</span> <button>Décommander</button></li>
            """,
            await Rendered.ByAsync(
                new DayTagHelper { Date = Thursday, Label = "jeudi 26", State = "repas prévu", Until = "jusqu’à demain", Amount = "3,35 € déduits" },
                "<button>Décommander</button>"));

    [Fact]
    public async Task A_deducted_amount_leads_to_its_story() =>
        Assert.Equal(
            """
            <li class="ag-day ag-day--cancelled"><div class="ag-day__what"><time class="ag-day__date" datetime="2026-11-26">jeudi 26</time> <span class="ag-day__state">décommandé</span></div> <a class="ag-amount" href="/chiffre/1">3,35 € déduits</a> </li>
            """,
            await Rendered.ByAsync(new DayTagHelper
            {
                Date = Thursday,
                Label = "jeudi 26",
                Look = DayLook.Cancelled,
                State = "décommandé",
                Until = "",
                Amount = "3,35 € déduits",
                AmountHref = "/chiffre/1",
            }));

    [Theory]
    [InlineData(DayLook.Expected, true, "ag-next")]
    [InlineData(DayLook.Late, true, "ag-next ag-day--late")]
    [InlineData(DayLook.Late, false, "ag-day ag-day--late")]
    [InlineData(DayLook.NoMeal, false, "ag-day ag-day--none")]
    public async Task Each_state_has_its_look(DayLook look, bool next, string classes) =>
        Assert.StartsWith(
            $"<li class=\"{classes}\">",
            await Rendered.ByAsync(new DayTagHelper { Date = Thursday, Look = look, Next = next }),
            StringComparison.Ordinal);

    [Fact]
    public async Task A_full_day_costs_seven_elements()
    {
        var html = await Rendered.ByAsync(
            new DayTagHelper { Date = Thursday, Label = "jeudi 26", State = "décommandé", Until = "jusqu’à", Amount = "3,35 €", AmountHref = "/x" },
            "<button>Rétablir</button>");
        Assert.Equal(7, html.Split('<').Count(piece => piece.Length > 0 && piece[0] != '/'));
    }

    [Fact]
    public async Task A_child_is_named_by_its_heading() =>
        Assert.Equal(
            """
            <section class="ag-child" aria-labelledby="e1"><h2 class="ag-child__name" id="e1">Léa <bdi class="ag-child__detail">5e B · collège Jean-Moulin</bdi></h2><ul></ul></section>
            """,
            await Rendered.ByAsync(new ChildTagHelper { Id = "e1", Name = "Léa", Detail = "5e B · collège Jean-Moulin" }, "<ul></ul>"));

    [Fact]
    public async Task An_amount_is_a_link_only_where_it_has_a_story()
    {
        Assert.Equal("""<span class="ag-amount">26,80 €</span>""", await Rendered.ByAsync(new AmountTagHelper { Text = "26,80 €", What = "x", Href = "" }));
        Assert.Equal(
            """<a class="ag-amount" href="/x" aria-label="D’où vient ce chiffre : 26,80 €">26,80 €</a>""",
            await Rendered.ByAsync(new AmountTagHelper { Text = "26,80 €", Href = "/x", What = "D’où vient ce chiffre : 26,80 €" }));
    }
}
