using System.Text;
using AntiGaspi.App.Look;
using CsCheck;

namespace AntiGaspi.App.Tests.Look;

/// <summary>A logo is written again with nothing but what draws it, or refused with its reason.</summary>
public sealed class LogoFileTests
{
    private const string Space = "http://www.w3.org/2000/svg";

    // The smallest picture that a reader of PNG takes: one point.
    private static readonly byte[] Point = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    [Fact]
    public void A_plain_drawing_is_taken_as_it_is_and_shown_48_pixels_high()
    {
        var (logo, why) = LogoFile.Read(Svg($"<svg xmlns=\"{Space}\" viewBox=\"0 0 200 100\"><title>Oise</title><g fill=\"#14603c\"><path d=\"M0 0h9v9z\"/></g></svg>"));

        Assert.Null(why);
        Assert.Equal((LogoKind.Svg, 96), (logo!.Kind, logo.Width));
        Assert.Equal(
            $"<svg viewBox=\"0 0 200 100\" xmlns=\"{Space}\"><title>Oise</title><g fill=\"#14603c\"><path d=\"M0 0h9v9z\" /></g></svg>",
            Encoding.UTF8.GetString(logo.Content));
    }

    [Fact]
    public void What_a_drawing_program_notes_is_left_out_and_its_styles_become_attributes()
    {
        var (logo, why) = LogoFile.Read(Svg(
            $"""
            <?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
            <!-- made by hand --><svg xmlns="{Space}" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:ink="http://ink.example" width="96px" height="48" ink:by="Camille" class="a" data-who="Camille">
            <metadata><who>Camille</who></metadata><ink:view><ink:grid/></ink:view>
            <defs><linearGradient id="g"><stop offset="0" stop-color="red"/></linearGradient></defs>
            <rect width="9" height="9" fill="blue" style="fill: url(#g); -ink-note: Camille; stroke:none"/><use xlink:href="#g"/></svg>
            """));

        var text = Encoding.UTF8.GetString(logo!.Content);
        Assert.Null(why);
        Assert.Equal(96, logo.Width);
        Assert.DoesNotContain("Camille", text, StringComparison.Ordinal);
        Assert.DoesNotContain("style", text, StringComparison.Ordinal);
        Assert.Contains("<rect fill=\"url(#g)\" stroke=\"none\" width=\"9\" height=\"9\" />", text, StringComparison.Ordinal);
        Assert.Contains("viewBox=\"0 0 96 48\"", text, StringComparison.Ordinal);
        Assert.Contains("<use href=\"#g\" />", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<g onload=\"alert(1)\"/>")]
    [InlineData("<g ONCLICK=\"alert(1)\"/>")]
    [InlineData("<a href=\"#x\"><path d=\"M0 0\"/></a>")]
    [InlineData("<foreignObject><p xmlns=\"http://www.w3.org/1999/xhtml\">x</p></foreignObject>")]
    [InlineData("<animate attributeName=\"x\"/>")]
    [InlineData("<set attributeName=\"x\"/>")]
    [InlineData("<use href=\"https://ailleurs.exemple/x.svg#a\"/>")]
    [InlineData("<use xmlns:l=\"http://www.w3.org/1999/xlink\" l:href=\"data:image/svg+xml,x\"/>")]
    [InlineData("<path fill=\"url(https://ailleurs.exemple/x)\"/>")]
    [InlineData("<path fill=\"URL( '//ailleurs.exemple/x')\"/>")]
    [InlineData("<path style=\"fill:url(https://ailleurs.exemple/x)\"/>")]
    [InlineData("<path fill=\"u\\72l(//ailleurs.exemple)\"/>")]
    public void A_drawing_that_acts_or_leads_elsewhere_is_refused(string inside) => Refused(LookRefusal.ActivePicture, inside);

    [Theory]
    [InlineData("<style>.a{fill:red}</style>")]
    [InlineData("<image href=\"#x\"/>")]
    [InlineData("<filter id=\"f\"/>")]
    [InlineData("<font-face/>")]
    public void A_part_that_is_no_drawing_is_refused(string inside) => Refused(LookRefusal.UnknownPart, inside);

    [Theory]
    [InlineData("<use href=\"#a\"/>", 20, false)]
    [InlineData("<use href=\"#a\"/>", 21, true)]
    [InlineData("<path fill=\"url(#a)\"/>", 200, false)]
    [InlineData("<mask id=\"m\"><path style=\"fill:URL(#a)\"/></mask>", 20, false)]
    [InlineData("<mask id=\"m\"><path style=\"fill:URL(#a)\"/></mask>", 21, true)]
    [InlineData("<pattern id=\"m\"><g><path mask=\"url(#a)\" fill=\"url(#b)\"/></g></pattern>", 11, true)]
    public void A_drawing_that_repeats_itself_without_end_is_refused(string part, int times, bool isRefused)
    {
        var (_, why) = LogoFile.Read(Svg($"<svg xmlns=\"{Space}\" viewBox=\"0 0 96 48\">{string.Concat(Enumerable.Repeat(part, times))}</svg>"));

        Assert.Equal(isRefused ? LookRefusal.TooTangled : null, why);
    }

    [Theory]
    [InlineData("")]
    [InlineData("GIF89a")]
    [InlineData("<html/>")]
    [InlineData("<svg/>")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"/>")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1\"/>")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\">")]
    [InlineData("<!DOCTYPE s [<!ENTITY a \"b\">]><svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"><title>&a;</title></svg>")]
    public void What_is_no_picture_is_refused(string file) => Assert.Equal((null, LookRefusal.NoPicture), LogoFile.Read(Svg(file)));

    [Theory]
    [InlineData("0 0 700 100")]
    [InlineData("0 0 10 100")]
    public void A_logo_that_is_all_width_or_all_height_is_refused(string box) =>
        Assert.Equal((null, LookRefusal.BadShape), LogoFile.Read(Svg($"<svg xmlns=\"{Space}\" viewBox=\"{box}\"/>")));

    [Fact]
    public void A_heavy_file_is_refused_unread() => Assert.Equal((null, LookRefusal.TooHeavy), LogoFile.Read(new byte[Logo.MaxBytes + 1]));

    [Fact]
    public void A_picture_of_points_keeps_its_points_and_loses_its_notes()
    {
        byte[] noted = [.. Point[..^12], 0, 0, 0, 3, .. "tEXt"u8, .. "who"u8, 0, 0, 0, 0, .. Point[^12..]];
        var (logo, why) = LogoFile.Read(noted);

        Assert.Null(why);
        Assert.Equal((LogoKind.Png, Logo.LogoHeight), (logo!.Kind, logo.Width));
        Assert.Equal(Point, logo.Content);
    }

    [Fact]
    public void A_part_that_a_reader_must_know_and_we_do_not_is_refused()
    {
        byte[] strange = [.. Point[..^12], 0, 0, 0, 0, .. "ABCD"u8, 0, 0, 0, 0, .. Point[^12..]];
        Assert.Equal((null, LookRefusal.UnknownPart), LogoFile.Read(strange));
    }

    [Fact]
    public void A_picture_that_unfolds_into_a_huge_one_is_refused()
    {
        var huge = (byte[])Point.Clone();
        huge[17] = 1;
        Assert.Equal((null, LookRefusal.NoPicture), LogoFile.Read(huge));
    }

    [Fact]
    public void A_damaged_picture_is_refused_or_taken_and_never_a_fault() => Gen.Select(Gen.Int[0, Point.Length - 1], Gen.Byte, Gen.Int[0, Point.Length]).Sample((at, value, length) =>
    {
        var damaged = (byte[])Point.Clone();
        damaged[at] = value;
        var (logo, why) = LogoFile.Read(damaged[..length]);
        return (logo is null) != (why is null);
    });

    [Fact]
    public void A_damaged_drawing_is_refused_or_says_nothing_that_acts()
    {
        var drawing = $"<svg xmlns=\"{Space}\" viewBox=\"0 0 2 1\"><g onload=\"x\" style=\"fill:url(//y)\"><use href=\"//z\"/><script>q</script></g></svg>";
        Gen.Select(Gen.Int[0, drawing.Length - 1], Gen.Char[' ', '~'], Gen.Int[0, drawing.Length]).Sample((at, letter, length) =>
        {
            var (logo, why) = LogoFile.Read(Svg((drawing[..at] + letter + drawing[(at + 1)..])[..length]));
            var text = logo is null ? "" : Encoding.UTF8.GetString(logo.Content);
            return (logo is null) != (why is null) && !new[] { "onload", "//y", "//z", "script" }.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
        });
    }

    private static void Refused(LookRefusal why, string inside) =>
        Assert.Equal((null, why), LogoFile.Read(Svg($"<svg xmlns=\"{Space}\" viewBox=\"0 0 2 1\">{inside}</svg>")));

    private static byte[] Svg(string text) => Encoding.UTF8.GetBytes(text);
}
