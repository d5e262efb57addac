using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace AntiGaspi.Design.Meals;

/// <summary>What a day looks like; the words beside it say the same.</summary>
public enum DayLook
{
    /// <summary>The child eats.</summary>
    Expected,

    /// <summary>The meal is cancelled and deducted.</summary>
    Cancelled,

    /// <summary>The kitchen is told, the meal is billed.</summary>
    Late,

    /// <summary>No meal that day.</summary>
    NoMeal,
}

/// <summary>One day of a list (<c>ul class="ag-days"</c>): date, state, amount, deadline; its content is the act. Four to seven elements.</summary>
/// <example><c>
/// &lt;ag-day date="@day" label="jeudi 26 novembre" look="Expected" state="repas prévu" until="jusqu’au mardi 24 novembre à 10 h 00"&gt;
/// &lt;button ag-button="Secondary" …&gt;Décommander&lt;/button&gt;&lt;/ag-day&gt;
/// </c></example>
[HtmlTargetElement("ag-day")]
public sealed class DayTagHelper : TagHelper
{
    /// <summary>The day, for programs.</summary>
    public DateOnly Date { get; set; }

    /// <summary>The day, for people.</summary>
    public string Label { get; set; } = "";

    /// <summary>The look of its state.</summary>
    public DayLook Look { get; set; }

    /// <summary>The words of its state.</summary>
    public string State { get; set; } = "";

    /// <summary>Until when one may act.</summary>
    public string? Until { get; set; }

    /// <summary>What is or would be deducted.</summary>
    public string? Amount { get; set; }

    /// <summary>The page that tells where the amount comes from.</summary>
    public string? AmountHref { get; set; }

    /// <summary>Whether it is the first day of the card, drawn larger with its act in sight.</summary>
    public bool Next { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var act = await output.GetChildContentAsync();
        var date = Element.Of("time", "ag-day__date", Label)
            .With("datetime", Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        output.TagName = "li";
        output.Attributes.SetAttribute("class", Classes);
        output.Content.SetHtmlContent(Element.Of("div", "ag-day__what")
            .Holding(date).Then(" ")
            .Holding(Element.Of("span", "ag-day__state", State)));
        if (Element.Given(Until) is { } until)
        {
            output.Content.Append(" ").AppendHtml(Element.Of("span", "ag-day__until", until));
        }

        if (Element.Given(Amount) is { } amount)
        {
            output.Content.Append(" ").AppendHtml(Element.Given(AmountHref) is { } href
                ? Element.Link("ag-amount", new(amount, href))
                : Element.Of("span", "ag-amount", amount));
        }

        output.Content.Append(" ").AppendHtml(act);
    }

    private string Classes => (Next ? "ag-next" : "ag-day") + Look switch
    {
        DayLook.Expected => "",
        DayLook.Cancelled => " ag-day--cancelled",
        DayLook.Late => " ag-day--late",
        DayLook.NoMeal => " ag-day--none",
    };
}
