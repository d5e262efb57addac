using System.CommandLine;
using AntiGaspi.App.French;
using AntiGaspi.App.Privacy;
using AntiGaspi.App.Roster;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Roster;
using AntiGaspi.Web.Hosting;

namespace AntiGaspi.Web.Commands;

/// <summary><c>erase</c>: who asked to be erased is, once the school has said who they are; and again after an older backup.</summary>
internal static class EraseCommand
{
    private static readonly Argument<string> School = new("UAI") { Description = "Numéro national du collège." };
    private static readonly Argument<string> Number = new("NUMÉRO") { Description = "Numéro de la personne dans SIECLE (ELEVE_ID ou PERSONNE_ID)." };

    private static readonly Option<string?> Authority = new("--authority") { Description = "Code de la collectivité, si plusieurs connaissent ce collège.", HelpName = "CODE" };

    private static readonly Option<bool> CreditSettled = new("--credit-settled") { Description = "L’avoir de la famille a été remboursé ou déduit, vous l’avez vérifié." };

    private static readonly Option<string?> List = new("--list")
    {
        Description = "La liste des effacements (par défaut, celle du dossier Audit:Folder).", HelpName = "FICHIER",
    };

    public static Command Create() => new("erase", "Effacer une personne, sans toucher aux comptes.")
    {
        Person("pupil", ErasedKind.Pupil, "Effacer un élève parti."),
        Person("guardian", ErasedKind.Guardian, "Effacer un responsable, et son compte s’il n’ouvre rien d’autre."),
        Replay(),
    };

    private static Command Person(string verb, ErasedKind kind, string description)
    {
        var command = new Command(verb, description) { School, Number, Authority, CreditSettled };
        command.SetAction((call, _) => EraseAsync(
            Settings.Of(call.GetValue(CommandLine.Urls), call.GetValue(CommandLine.Data)), kind, call.GetRequiredValue(School).Trim(), call.GetRequiredValue(Number).Trim(),
            call.GetValue(Authority), call.GetValue(CreditSettled) ? ErasureCare.CreditSettled : ErasureCare.Ordinary, call.GetValue(CommandLine.Json)));
        return command;
    }

    private static Command Replay()
    {
        var command = new Command("replay", "Après la restauration d’une sauvegarde, effacer de nouveau ceux qui l’avaient été. À lancer avant d’ouvrir le service.") { List };
        command.SetAction((call, _) => ReplayAsync(
            Settings.Of(call.GetValue(CommandLine.Urls), call.GetValue(CommandLine.Data)), call.GetValue(List), call.GetValue(CommandLine.Json)));
        return command;
    }

    private static async Task<int> EraseAsync(Settings settings, ErasedKind kind, string uai, string number, string? code, ErasureCare care, bool json)
    {
        await using var opened = await OpenedDatabase.OpenAsync(settings);
        if (opened.Db is not { } db)
        {
            return await JsonAnswer.RefuseAsync(json, opened.Faults);
        }

        var schools = Uai.Read(uai) is { } parsed ? (await new SchoolDirectory(db).WithAsync(parsed)).Where(one => code is null || one.Authority.Code == code).ToList() : [];
        if (schools is not [var school])
        {
            return await JsonAnswer.RefuseAsync(json, schools.Count == 0 ? EraseTexts.UnknownSchool(uai) : EraseTexts.ChooseAuthority(uai, schools.Select(one => one.Authority.Code).ToList()));
        }

        var (erase, scope, now) = (new ErasePerson(db), Scope.Service(school.Authority.Tenant), TimeProvider.System.GetUtcNow());
        var person = await erase.FindAsync(scope, kind, school.SchoolId, number);
        var outcome = person is { } id
            ? await erase.RunAsync(scope, kind, id, care, now, () => settings.ErasureList.AddAsync(new(now, kind, id, school.Authority.Code)))
            : new EraseOutcome.Refused(EraseRefusal.Unknown);
        return outcome is EraseOutcome.Erased erased ? Tell(erased, json) : await JsonAnswer.RefuseAsync(json, EraseTexts.For(((EraseOutcome.Refused)outcome).Why));
    }

    private static int Tell(EraseOutcome.Erased erased, bool json)
    {
        if (json)
        {
            JsonAnswer.Print(new { erased = true, erased.KeepsAccount });
            return CommandLine.Done;
        }

        Console.WriteLine(EraseTexts.Done);
        if (erased.KeepsAccount)
        {
            Console.WriteLine(EraseTexts.KeepsAccount);
        }

        return CommandLine.Done;
    }

    private static async Task<int> ReplayAsync(Settings settings, string? file, bool json)
    {
        var path = file ?? settings.ErasureList.FullName;
        if (file is not null && !File.Exists(file))
        {
            return await JsonAnswer.RefuseAsync(json, AuditTexts.NoFile(file));
        }

        await using var opened = await OpenedDatabase.OpenAsync(settings);
        if (opened.Db is not { } db)
        {
            return await JsonAnswer.RefuseAsync(json, opened.Faults);
        }

        var lines = await ErasureList.ReadAsync(path);
        var tenants = (await new SchoolDirectory(db).AuthoritiesAsync()).ToDictionary(one => one.Code, one => one.Tenant, StringComparer.Ordinal);
        var faults = lines.Index().Where(line => line.Item is null).Select(line => EraseTexts.WrongLine(path, line.Index + 1))
            .Concat(lines.OfType<ErasureLine>().Select(line => line.Authority).Distinct().Where(code => !tenants.ContainsKey(code)).Select(EraseTexts.WrongAuthority)).ToList();
        if (faults.Count > 0)
        {
            return await JsonAnswer.RefuseAsync(json, faults);
        }

        var count = 0;
        foreach (var line in lines.OfType<ErasureLine>())
        {
            count += await new ErasePerson(db).RunAsync(
                Scope.Service(tenants[line.Authority]), line.Kind, line.PersonId, ErasureCare.Replay, TimeProvider.System.GetUtcNow()) is EraseOutcome.Erased ? 1 : 0;
        }

        if (json)
        {
            JsonAnswer.Print(new { read = lines.Count, erased = count });
        }
        else
        {
            Console.WriteLine(EraseTexts.Replayed(count, lines.Count));
        }

        return CommandLine.Done;
    }
}
