using System.CommandLine;
using AntiGaspi.App.Roster;
using AntiGaspi.Web.Hosting;

namespace AntiGaspi.Web.Commands;

/// <summary><c>import siecle</c>: the pupils and adults of a school, from its SIECLE exports. A preview, unless it is confirmed.</summary>
internal static class ImportCommand
{
    private static readonly Argument<string[]> Files = new("FICHIERS")
    {
        Description = "Les exports de SIECLE, zippés ou non : « Élèves sans adresses », « Responsables avec adresses », « Structures ».",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<bool> Yes = new("--yes")
    {
        Description = "Enregistrer. Sans cette option, rien n’est écrit : c’est un aperçu.",
    };

    private static readonly Option<string?> Authority = new("--authority")
    {
        Description = "Code de la collectivité du collège ; avec --yes, un collège encore inconnu y est créé.",
        HelpName = "CODE",
    };

    private static readonly Option<string?> Name = new("--name")
    {
        Description = "Nom d’un collège à créer, tel que les familles le connaissent.",
        HelpName = "NOM",
    };

    private static readonly Option<string?> Phone = new("--phone")
    {
        Description = "Téléphone d’un collège à créer, donné aux familles.",
        HelpName = "NUMÉRO",
    };

    private static readonly Option<bool> ConfirmDepartures = new("--confirm-departures")
    {
        Description = "Confirmer des départs nombreux (plus de 2 % des élèves).",
    };

    private static readonly Option<bool> ConfirmYear = new("--confirm-year")
    {
        Description = "Confirmer des fichiers d’une autre année scolaire que la dernière importée.",
    };

    public static Command Create() => new("import", "Importer des données d’un autre logiciel.") { Siecle() };

    private static Command Siecle()
    {
        Files.Validators.Add(GivenFiles.RefuseOptions);
        Name.Validators.Add(result => RefuseLonger(result, AddSchool.MaxName));
        Phone.Validators.Add(result => RefuseLonger(result, 20));
        var command = new Command("siecle", "Comparer un collège avec ses exports SIECLE et, avec --yes, enregistrer ce qui change.")
        {
            Files, Yes, Authority, Name, Phone, ConfirmDepartures, ConfirmYear,
        };
        command.SetAction((call, _) => SiecleImport.RunAsync(new SiecleCall(
            Settings.Of(call.GetValue(CommandLine.Urls), call.GetValue(CommandLine.Data)),
            call.GetValue(Files) ?? [],
            call.GetValue(Yes),
            call.GetValue(Authority),
            call.GetValue(Name),
            call.GetValue(Phone) ?? "",
            new ImportConfirmation(call.GetValue(Yes), null, call.GetValue(ConfirmDepartures), call.GetValue(ConfirmYear)),
            call.GetValue(CommandLine.Json))));
        return command;
    }

    private static void RefuseLonger(System.CommandLine.Parsing.OptionResult result, int limit)
    {
        if (result.Tokens.Count > 0 && result.Tokens[0].Value.Length > limit)
        {
            result.AddError($"Trop long : {limit} caractères au plus.");
        }
    }
}
