using System.Text.RegularExpressions;
using AntiGaspi.App.Calendar;
using AntiGaspi.App.French;
using AntiGaspi.App.Kitchen;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Tests.French;

/// <summary>Every refusal of the calendar and of the covers: whole sentences, with no-break spaces, and what to do.</summary>
public sealed partial class EventTextsTests
{
    [Fact]
    public void Every_refusal_is_told_in_whole_sentences()
    {
        foreach (var words in Refusals())
        {
            Assert.Matches("^[A-ZÀÉÊ].*\\.$", words);
            Assert.DoesNotMatch(Breakable(), words);
            Assert.True(words.Split(". ").Length > 1, $"It does not say what to do: {words}");
        }
    }

    [Theory]
    [InlineData(EventKind.Strike, 412, 138_020, "412 repas retirés, 1 380,20 € déduits aux familles")]
    [InlineData(EventKind.Trip, 1, 185, "1 repas retiré, 1,85 € déduit aux familles")]
    [InlineData(EventKind.Closure, 3, 0, "3 repas retirés, aucun montant à déduire")]
    [InlineData(EventKind.CatchUp, 389, 0, "389 repas ajoutés")]
    public void An_event_is_told_with_its_numbers(EventKind kind, int meals, long cents, string expected) =>
        Assert.Equal(expected, Plain(EventTexts.Effect(kind, meals, new Money(cents))));

    [Fact]
    public void An_event_is_called_by_its_kind_its_class_and_its_days()
    {
        Assert.Equal("Grève, le vendredi 4 décembre", EventTexts.Title(EventKind.Strike, new(2026, 12, 4), new(2026, 12, 4), null));
        Assert.Equal(
            "Sortie ou voyage, classe 5B, du lundi 7 décembre au mardi 8 décembre", EventTexts.Title(EventKind.Trip, new(2026, 12, 7), new(2026, 12, 8), "5B"));
    }

    [Fact]
    public void Frozen_days_are_named_and_the_kitchen_is_to_be_told()
    {
        TouchedDay open = new(new(2026, 12, 4), World.Morning, null);
        Assert.Null(EventTexts.Frozen([open]));
        Assert.StartsWith("L’effectif du vendredi 4 décembre est déjà figé", EventTexts.Frozen([open with { SealedAt = World.Morning }]), StringComparison.Ordinal);
        Assert.StartsWith(
            "2 effectifs sont déjà figés (vendredi 4 décembre et lundi 7 décembre)",
            EventTexts.Frozen([open with { SealedAt = World.Morning }, open with { Day = new(2026, 12, 7), SealedAt = World.Morning }]), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Refusals() =>
    [
        .. from why in Enum.GetValues<EventRefusal>() from kind in Enum.GetValues<EventKind>() select EventTexts.For(why, kind),
        .. Enum.GetValues<WithdrawRefusal>().Select(EventTexts.For), .. Enum.GetValues<EventFault>().Select(EventTexts.For),
        .. Enum.GetValues<CoversRefusal>().Select(CoversTexts.For), .. Enum.GetValues<WithdrawCoversRefusal>().Select(CoversTexts.For),
    ];

    private static string Plain(string words) => words.Replace('\u00A0', ' ');

    [GeneratedRegex(" [:;!?»]|« ", RegexOptions.None, 10_000)]
    private static partial Regex Breakable();
}
