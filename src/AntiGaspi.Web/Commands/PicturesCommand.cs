using System.CommandLine;
using AntiGaspi.Web.Hosting;

namespace AntiGaspi.Web.Commands;

/// <summary><c>pictures</c>: the official buttons, from the files that their owners hand over.</summary>
internal static class PicturesCommand
{
    private static readonly Option<string?> Opinion = FileOf("--avis", "Le bouton « Je donne mon avis » clair (bouton-bleu-clair.svg).");
    private static readonly Option<string?> OpinionDark = FileOf("--avis-sombre", "Le même pour un fond sombre (bouton-bleu-sombre.svg).");
    private static readonly Option<string?> FranceConnect = FileOf("--franceconnect", "Le bouton « S’identifier avec FranceConnect ».");
    private static readonly Option<string?> ProConnect = FileOf("--proconnect", "Le bouton « S’identifier avec ProConnect ».");

    public static Command Create()
    {
        var command = new Command(
            "pictures",
            "Installer les boutons officiels (FranceConnect, ProConnect, « Je donne mon avis ») dans le dossier de données. Téléchargez-les chez leurs éditeurs, dont vous acceptez les conditions ; sans eux, un texte en tient lieu. Redémarrez ensuite le service.")
        {
            Opinion, OpinionDark, FranceConnect, ProConnect,
        };
        command.SetAction(async (call, _) =>
        {
            (string Name, string? File)[] asked =
            [
                (OfficialPictures.Opinion, call.GetValue(Opinion)), (OfficialPictures.OpinionDark, call.GetValue(OpinionDark)),
                (OfficialPictures.FranceConnect, call.GetValue(FranceConnect)), (OfficialPictures.ProConnect, call.GetValue(ProConnect)),
            ];
            var pictures = Settings.Of(call.GetValue(CommandLine.Urls), call.GetValue(CommandLine.Data)).Pictures;
            return await InstallAsync(pictures, asked.Where(one => one.File is not null).Select(one => (one.Name, one.File!)).ToList(), call.GetValue(CommandLine.Json));
        });
        return command;
    }

    private static Option<string?> FileOf(string name, string description) => new(name) { Description = description, HelpName = "FICHIER" };

    // All of them or none.
    private static async Task<int> InstallAsync(OfficialPictures pictures, List<(string Name, string File)> asked, bool json)
    {
        if (asked.Count == 0)
        {
            await Console.Error.WriteLineAsync("Donnez au moins un fichier, par exemple --avis bouton-bleu-clair.svg.");
            return CommandLine.WrongCall;
        }

        var faults = asked.SelectMany(one => GivenFiles.Problems(one.File)).ToList();
        faults.AddRange(faults.Count > 0 ? [] : asked.Select(one => OfficialPictures.FaultOf(one.File)).OfType<string>());
        if (faults.Count > 0)
        {
            return await JsonAnswer.RefuseAsync(json, faults);
        }

        Directory.CreateDirectory(pictures.Folder);
        foreach (var (name, file) in asked)
        {
            File.Copy(file, Path.Combine(pictures.Folder, name), overwrite: true);
        }

        if (json)
        {
            JsonAnswer.Print(new { installed = asked.Select(one => one.Name) });
        }
        else
        {
            Console.WriteLine($"Installé dans {pictures.Folder} : {string.Join(", ", asked.Select(one => one.Name))}. Redémarrez le service.");
        }

        return CommandLine.Done;
    }
}
