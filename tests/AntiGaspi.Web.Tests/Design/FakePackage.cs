using System.Text.Json;
using AntiGaspi.Tests.Support;

namespace AntiGaspi.Web.Tests.Design;

/// <summary>A folder made as the package of the State's design system is, with nothing of it: no test needs the real one.</summary>
internal static class FakePackage
{
    public const string Sheet =
        "/*! DSFR v1.14.4 | made by a test */@font-face{font-family:Marianne;src:url(fonts/Marianne-Regular.woff2) format(\"woff2\")}"
        + ".fr-btn{background:url(\"data:image/svg+xml;charset=utf-8,<svg xmlns='http://www.w3.org/2000/svg'/>\")}.fr-link{mask-image:url(\"icons/system/arrow.svg?v=1\")}";

    /// <summary>Makes one; returns its folder.</summary>
    public static string Make(string version = "1.14.4", string name = "@gouvfr/dsfr", string sheet = Sheet)
    {
        var folder = Janitor.NewFolder("dsfr");
        Write(folder, "package.json", JsonSerializer.Serialize(new { name, version }));
        Write(folder, "dist/dsfr.min.css", sheet);
        Write(folder, "dist/fonts/Marianne-Regular.woff2", "a font");
        Write(folder, "dist/icons/system/arrow.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        Write(folder, "dist/dsfr.module.min.js", "what our pages do not ask for");
        return folder;
    }

    private static void Write(string folder, string name, string content)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }
}
