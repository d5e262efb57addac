namespace AntiGaspi.App.Look;

/// <summary>
/// Reads a logo that somebody sent. What is kept is written again by us, part by part, with nothing but what draws the picture:
/// no script, no address of elsewhere, no notes of the program that made it.
/// </summary>
public static class LogoFile
{
    // Narrower or wider than that, a logo is unreadable in 48 pixels of height, or fills the head of the page.
    private const double Narrowest = 0.25;
    private const double Widest = 6;

    /// <summary>The logo, or why it is not taken.</summary>
    public static (Logo? Logo, LookRefusal? Why) Read(byte[] sent)
    {
        if (sent.Length > Logo.MaxBytes)
        {
            return (null, LookRefusal.TooHeavy);
        }

        var kind = SafePng.IsPng(sent) ? LogoKind.Png : LogoKind.Svg;
        var (picture, why) = kind == LogoKind.Png ? SafePng.Rewrite(sent) : SafeSvg.Rewrite(sent);
        if (picture is null)
        {
            return (null, why);
        }

        var ratio = picture.Width / picture.Height;
        return ratio is < Narrowest or > Widest || picture.Content.Length > Logo.MaxBytes
            ? (null, picture.Content.Length > Logo.MaxBytes ? LookRefusal.TooHeavy : LookRefusal.BadShape)
            : (new(picture.Content, kind, (int)Math.Round(Logo.LogoHeight * ratio)), null);
    }
}

/// <summary>A picture that was written again, with its size in its own units.</summary>
internal sealed record SafePicture(byte[] Content, double Width, double Height);
