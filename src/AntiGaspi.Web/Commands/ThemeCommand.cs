using System.CommandLine;
using AntiGaspi.Web.Hosting;

namespace AntiGaspi.Web.Commands;

/// <summary><c>theme</c>: the look of the State (DSFR) for a service of the State, or the neutral one for everybody else.</summary>
internal static class ThemeCommand
{
    private const string Terms =
        "Le système de design de l’État (DSFR) est réservé aux services de l’État sur .gouv.fr, après agrément ; il est interdit à tout autre, collectivités comprises. "
        + "Installez-le vous-même (npm install @gouvfr/dsfr) et acceptez ses conditions : cette commande ne le télécharge pas et n’accepte rien à votre place.";

    private static readonly Option<string?> From = new("--from") { Description = "Le dossier du paquet, par exemple node_modules/@gouvfr/dsfr.", HelpName = "DOSSIER" };

    private static readonly Option<string?> Brand = new("--intitule")
    {
        Description = "L’intitulé officiel du bloc-marque, ses lignes séparées par | (par défaut « République|Française »).", HelpName = "TEXTE",
    };

    public static Command Create()
    {
        var state = new Command("dsfr", $"Donner aux pages l’apparence de l’État. {Terms} Redémarrez ensuite le service.") { From, Brand };
        state.SetAction((call, _) => InstallAsync(SettingsOf(call), call.GetValue(From), call.GetValue(Brand) ?? "République|Française", call.GetValue(CommandLine.Json)));
        var neutral = new Command("neutral", "Revenir au thème neutre, celui de toutes les collectivités. Redémarrez ensuite le service.");
        neutral.SetAction((call, _) =>
        {
            var wasThere = StateTheme.Remove(SettingsOf(call).ThemeFolder);
            Say(call.GetValue(CommandLine.Json), "neutral", wasThere ? "Le thème neutre est rétabli. Redémarrez le service." : "Le thème neutre était déjà en place.");
            return Task.FromResult(CommandLine.Done);
        });
        return new Command("theme", "Choisir l’apparence des pages : le thème neutre, ou celui de l’État pour un service de l’État.") { state, neutral };
    }

    private static Settings SettingsOf(ParseResult call) => Settings.Of(call.GetValue(CommandLine.Urls), call.GetValue(CommandLine.Data));

    private static async Task<int> InstallAsync(Settings settings, string? from, string brand, bool json)
    {
        if (from is null)
        {
            await Console.Error.WriteLineAsync($"Donnez le dossier du paquet, par exemple --from node_modules/@gouvfr/dsfr. {Terms}");
            return CommandLine.WrongCall;
        }

        var lines = brand.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (lines is { Length: 0 or > 6 })
        {
            await Console.Error.WriteLineAsync("L’intitulé officiel tient en une à six lignes, séparées par |. Exemple : --intitule \"République|Française\".");
            return CommandLine.WrongCall;
        }

        var (package, faults) = StatePackage.Read(from);
        if (package is null)
        {
            return await JsonAnswer.RefuseAsync(json, faults);
        }

        StateTheme.Install(settings.ThemeFolder, package, lines);
        if (settings.Outside.PublicUrl is { } url && !StateTheme.IsOfState(url))
        {
            await Console.Error.WriteLineAsync($"Attention : PublicUrl est {url}, qui n’est pas en .gouv.fr. {Terms}");
        }

        Say(json, package.Version, $"DSFR {package.Version} installé dans {settings.ThemeFolder} ({package.Files.Count} fichiers). Redémarrez le service.");
        return CommandLine.Done;
    }

    private static void Say(bool json, string theme, string words)
    {
        if (json)
        {
            JsonAnswer.Print(new { theme });
        }
        else
        {
            Console.WriteLine(words);
        }
    }
}
