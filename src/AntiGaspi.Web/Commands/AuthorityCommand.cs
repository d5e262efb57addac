using System.CommandLine;
using AntiGaspi.App.Roster;
using AntiGaspi.Web.Hosting;

namespace AntiGaspi.Web.Commands;

/// <summary><c>authority</c>: opens the service to a local authority, before its schools are imported, and invites its first person.</summary>
internal static class AuthorityCommand
{
    private static readonly Argument<string> Code = new("CODE") { Description = "Code court de la collectivité : 60 pour le département de l’Oise." };
    private static readonly Argument<string> Name = new("NOM") { Description = "Son nom, tel que les familles le lisent." };

    public static Command Create()
    {
        Code.Validators.Add(result => Check(result, AddAuthority.MaxCode));
        Name.Validators.Add(result => Check(result, AddAuthority.MaxName));
        var add = new Command("add", "Ouvrir le service à une collectivité.") { Code, Name };
        add.SetAction((call, _) => AddAsync(
            Settings.Of(call.GetValue(CommandLine.Urls), call.GetValue(CommandLine.Data)),
            call.GetRequiredValue(Code).Trim(), call.GetRequiredValue(Name).Trim(), call.GetValue(CommandLine.Json)));
        return new("authority", "Les collectivités qui utilisent ce service.") { add, InviteCommand.Create() };
    }

    private static async Task<int> AddAsync(Settings settings, string code, string name, bool json)
    {
        await using var opened = await OpenedDatabase.OpenAsync(settings);
        if (opened.Db is not { } db)
        {
            return await JsonAnswer.RefuseAsync(json, opened.Faults);
        }

        if (await new AddAuthority(db).RunAsync(code, name) is not { } added)
        {
            return await JsonAnswer.RefuseAsync(json, $"Le code « {code} » est déjà celui d’une collectivité. Rien n’a été changé. Choisissez un autre code.");
        }

        if (json)
        {
            JsonAnswer.Print(added);
        }
        else
        {
            Console.WriteLine($"La collectivité « {added.Name} » est créée, avec le code {added.Code}.");
        }

        return CommandLine.Done;
    }

    private static void Check(System.CommandLine.Parsing.ArgumentResult result, int limit)
    {
        if (result.Tokens.Count > 0 && (result.Tokens[0].Value.Trim().Length == 0 || result.Tokens[0].Value.Length > limit))
        {
            result.AddError($"{result.Argument.Name} : entre 1 et {limit} caractères.");
        }
    }
}
