using System.CommandLine;
using System.Data.Common;
using Microsoft.AspNetCore.Connections;

namespace AntiGaspi.Web.Commands;

/// <summary>The verbs of the program, what they answer, and their exit codes.</summary>
public static class CommandLine
{
    /// <summary>The work was done.</summary>
    public const int Done = 0;

    /// <summary>The work was refused, and the reasons were printed.</summary>
    public const int Refused = 1;

    /// <summary>The words of the call were wrong.</summary>
    public const int WrongCall = 2;

    internal static readonly Option<string?> Urls = new("--urls")
    {
        Description = "Adresses d’écoute, séparées par des points-virgules (ou ANTIGASPI_URLS ; par défaut http://127.0.0.1:5080).",
        Recursive = true,
    };

    internal static readonly Option<string?> Data = new("--data")
    {
        Description = "Dossier de la base embarquée (ou ANTIGASPI_DATA ; par défaut ./data). Sans effet quand ANTIGASPI_DATABASE désigne un PostgreSQL.",
        Recursive = true,
    };

    internal static readonly Option<bool> Json = new("--json")
    {
        Description = "Répondre en JSON sur la sortie standard, pour un programme.",
        Recursive = true,
    };

    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("Anti-gaspi : prévenez à temps, le repas n’est pas préparé, vous ne le payez pas.")
        {
            Urls, Data, Json,
            ServeCommand.Create(), DemoCommand.Create(), MigrateCommand.Create(), SealCommand.Create(), CheckCommand.Create(),
            ImportCommand.Create(), RulesCommand.Create(), CalendarCommand.Create(), AuthorityCommand.Create(), AuditCommand.Create(), EraseCommand.Create(),
            BouncesCommand.Create(), PushCommand.Create(), PicturesCommand.Create(), ThemeCommand.Create(),
        };
        var call = root.Parse(args);
        if (call.Errors.Count > 0)
        {
            foreach (var error in call.Errors)
            {
                await Console.Error.WriteLineAsync(error.Message);
            }

            await Console.Error.WriteLineAsync("Appel incorrect. « antigaspi --help » donne les verbes et leurs options.");
            return WrongCall;
        }

        try
        {
            // The host of the pages hears a stop by itself, and gives what is under way its time; the reader of the command line
            // would cut it off after two seconds. Any other verb ends at once: what it has not committed has not happened.
            return await call.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (Exception fault) when (WordsFor(fault) is { } words)
        {
            await Console.Error.WriteLineAsync(words);
            return Refused;
        }
    }

    // What is outside the program and an operator can mend. Anything else is a fault of ours and shows itself whole.
    private static string? WordsFor(Exception fault) => fault switch
    {
        DbException { InnerException: var inner } => $"La base ne répond pas : {(inner ?? fault).Message} « antigaspi check » dit ce qui ne va pas.",
        AddressInUseException or IOException { InnerException: AddressInUseException } =>
            "L’adresse d’écoute est déjà prise par un autre programme. Arrêtez-le, ou choisissez-en une autre avec --urls.",
        UnauthorizedAccessException or IOException => $"Un fichier ou un dossier ne peut pas être lu ou écrit : {fault.Message} Le dossier de données se choisit avec --data.",
        _ => null,
    };
}
