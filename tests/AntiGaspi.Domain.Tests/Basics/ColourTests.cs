using AntiGaspi.Domain.Basics;
using CsCheck;

namespace AntiGaspi.Domain.Tests.Basics;

public sealed class ColourTests
{
    private static readonly Gen<Colour> Any = Gen.Select(Gen.Byte, Gen.Byte, Gen.Byte, (red, green, blue) => new Colour(red, green, blue));

    [Theory]
    [InlineData("#000", "#fff", 21)]
    [InlineData("#123456", "#123456", 1)]
    [InlineData("#767676", "#ffffff", 4.54)]
    [InlineData("#14603c", "#faf7f2", 7.1)]
    public void The_contrast_is_that_of_the_norm(string one, string other, double ratio) =>
        Assert.Equal(ratio, Of(one).ContrastWith(Of(other)), 0.05);

    [Fact]
    public void Contrast_goes_from_1_to_21_and_looks_the_same_from_both_sides() => Gen.Select(Any, Any).Sample((one, other) =>
        one.ContrastWith(other) is >= 1 and <= 21.0001 && one.ContrastWith(other).Equals(other.ContrastWith(one)));

    [Theory]
    [InlineData("#14603c", "#14603c")]
    [InlineData("14603C", "#14603c")]
    [InlineData(" #fff ", "#ffffff")]
    [InlineData("vert", null)]
    [InlineData("#14603", null)]
    [InlineData("#1460-c", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_colour_is_read_as_people_write_it(string? text, string? colour) => Assert.Equal(colour, Colour.Read(text)?.ToString());

    [Fact]
    public void What_is_written_is_read_again() => Any.Sample(colour => Colour.Read(colour.ToString()) == colour && Colour.Read(colour.Digits) == colour);

    [Fact]
    public void A_thin_paint_lies_between_the_two() => Gen.Select(Any, Any, Gen.Int[0, 100]).Sample((paint, ground, percent) =>
    {
        var mixed = paint.Over(ground, percent);
        return mixed.Red >= Math.Min(paint.Red, ground.Red) && mixed.Red <= Math.Max(paint.Red, ground.Red)
            && paint.Over(ground, 0) == ground && paint.Over(ground, 100) == paint;
    });

    private static Colour Of(string text) => Colour.Read(text)!.Value;
}
