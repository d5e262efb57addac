using AntiGaspi.Domain.Basics;
using CsCheck;

namespace AntiGaspi.Domain.Tests.Basics;

/// <summary>The colours of a collectivité can be read, by day and by night, whatever was asked for.</summary>
public sealed class TintTests
{
    private static readonly Gen<Colour> Any = Gen.Select(Gen.Byte, Gen.Byte, Gen.Byte, (red, green, blue) => new Colour(red, green, blue));

    [Theory]
    [InlineData("#14603c")]
    [InlineData("#0b4f9e")]
    [InlineData("#000000")]
    [InlineData("#6a1b9a")]
    public void A_colour_that_can_be_read_is_taken_as_it_is(string colour) => Assert.Equal(Of(colour), Tint.Nearest(Of(colour)));

    [Theory]
    [InlineData("#ff6600")]
    [InlineData("#ffd500")]
    [InlineData("#7fd1a2")]
    [InlineData("#ffffff")]
    public void A_colour_that_is_too_light_is_answered_by_a_darker_one(string colour)
    {
        Assert.False(Tint.Passes(Of(colour)));
        Assert.True(Tint.Passes(Tint.Nearest(Of(colour))));
    }

    [Fact]
    public void The_nearest_one_passes_and_one_step_lighter_would_not() => Any.Sample(colour =>
    {
        var nearest = Tint.Nearest(colour);
        var lowest = Tint.LowestContrast(nearest);
        return Tint.Passes(nearest) && (nearest == colour || lowest < Tint.LeastOfText + 0.3) && Tint.Nearest(nearest) == nearest;
    });

    [Fact]
    public void The_nearest_one_is_still_the_same_colour_to_the_eye() => Any.Sample(colour =>
    {
        var (asked, given) = (Shade.Of(colour), Shade.Of(Tint.Nearest(colour)));
        var turn = Math.Atan2((asked.A * given.B) - (asked.B * given.A), (asked.A * given.A) + (asked.B * given.B));

        // A grey has no direction, and eight bits a channel leave little of one close to it.
        return asked.Chroma < 0.03 || given.Chroma < 0.03 || Math.Abs(turn) < 0.2;
    });

    [Fact]
    public void Everything_written_in_it_or_on_it_can_be_read_by_day_and_by_night() => Any.Sample(colour =>
    {
        var tint = Tint.Of(Tint.Nearest(colour));
        return AllRead(PageColours.Light, tint.Light, tint.LightWash) && AllRead(PageColours.Dark, tint.Dark, tint.DarkWash);
    });

    [Fact]
    public void A_button_can_be_read_by_day_and_by_night() => Any.Sample(colour =>
    {
        var tint = Tint.Of(Tint.Nearest(colour));
        return PageColours.Light.Paper.ContrastWith(tint.Light) >= Tint.LeastOfText && PageColours.Dark.Ground.ContrastWith(tint.Dark) >= Tint.LeastOfText;
    });

    [Fact]
    public void A_colour_that_cannot_be_read_makes_no_tint() => Assert.Throws<ArgumentException>(() => Tint.Of(Of("#ffd500")));

    [Fact]
    public void A_shade_goes_to_the_screen_and_back() => Any.Sample(colour =>
    {
        var back = Shade.Of(colour).ToColour();
        return Math.Abs(back.Red - colour.Red) <= 1 && Math.Abs(back.Green - colour.Green) <= 1 && Math.Abs(back.Blue - colour.Blue) <= 1;
    });

    private static bool AllRead(PageColours sheet, Colour tone, Colour wash) =>
        new[] { sheet.Paper, sheet.Ground, wash }.All(ground => tone.ContrastWith(ground) >= Tint.LeastOfText)
        && new[] { sheet.Ink, sheet.Soft }.All(text => text.ContrastWith(wash) >= Tint.LeastOfText);

    private static Colour Of(string text) => Colour.Read(text)!.Value;
}
