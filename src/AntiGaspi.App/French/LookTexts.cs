using System.Globalization;
using AntiGaspi.App.Look;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.French;

/// <summary>What is said to an officer who chooses how the collectivité looks.</summary>
public static class LookTexts
{
    /// <summary>What is wrong in a field, and what to do.</summary>
    public static string For(LookFault fault) => fault.Why switch
    {
        LookRefusal.TooLong => $"Écrivez {Formats.Number(AuthorityLook.MaxLetters)} caractères au plus.",
        LookRefusal.NoColour => "Écrivez la couleur comme #14603c\u00A0: un dièse, puis six chiffres ou lettres de a à f.",
        LookRefusal.TooPale => TooPale(fault.Asked!.Value, fault.Nearest!.Value),
        LookRefusal.NoWords => "Écrivez ce que dit le logo\u00A0: ces mots sont lus à qui ne le voit pas.",
        LookRefusal.TooHeavy => $"Ce fichier est trop lourd\u00A0: {Formats.Number(Logo.MaxBytes / 1000)}\u00A0ko au plus. Un SVG simple pèse souvent moins de 5\u00A0ko.",
        LookRefusal.NoPicture => "Ce fichier ne se lit pas comme une image SVG ou PNG. Choisissez le logo d’origine, en SVG de préférence.",
        LookRefusal.ActivePicture => "Cette image SVG contient un script, une animation ou une adresse d’un autre fichier. Enregistrez-la en «\u00A0SVG simple\u00A0», puis recommencez.",
        LookRefusal.UnknownPart => "Cette image contient autre chose qu’un dessin (une feuille de style, une photo, un effet). Exportez-la en SVG avec des «\u00A0attributs de présentation\u00A0», ou en PNG.",
        LookRefusal.TooTangled => "Ce dessin répète trop souvent les mêmes parties (clones, motifs, masques). Enregistrez-le avec ses clones «\u00A0convertis en tracés\u00A0», ou en PNG.",
        LookRefusal.BadShape => "Ce logo est trop étroit ou trop large\u00A0: il doit tenir entre quatre fois plus haut que large et six fois plus large que haut.",
    };

    /// <summary>A contrast as people read it, never rounded up: "7,1".</summary>
    public static string Ratio(double ratio)
    {
        var tenths = (long)Math.Floor(ratio * 10);
        return string.Create(CultureInfo.InvariantCulture, $"{tenths / 10},{tenths % 10}");
    }

    /// <summary>A colour with its contrast: "#14603c, contraste 7,1".</summary>
    public static string WithContrast(Colour colour, double ratio) => $"{colour}, contraste {Ratio(ratio)}";

    private static string TooPale(Colour asked, Colour nearest) =>
        $"{asked} se lit mal sur nos pages (contraste {Ratio(Tint.LowestContrast(asked))}\u00A0; il faut 4,5). La couleur la plus proche qui convient est {nearest}.";
}
