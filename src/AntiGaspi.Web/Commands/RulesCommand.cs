using System.CommandLine;
using System.Text;
using AntiGaspi.App.Calendar;
using AntiGaspi.App.French;
using AntiGaspi.App.Refunds;
using AntiGaspi.App.Regulation;
using AntiGaspi.App.Roster;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Web.Hosting;

namespace AntiGaspi.Web.Commands;

/// <summary><c>rules check</c> and <c>rules register</c>: a règlement proves itself by its own examples before it is applied.</summary>
internal static class RulesCommand
{
    private static readonly Argument<string[]> Files = new("FICHIERS") { Description = "Fichiers de règlement (YAML).", Arity = ArgumentArity.OneOrMore };
    private static readonly Argument<string> Voted = new("FICHIER") { Description = "Le règlement voté (YAML)." };
    private static readonly Option<string> Authority = new("--authority") { Description = "Code de la collectivité qui l’a voté.", HelpName = "CODE", Required = true };

    public static Command Create()
    {
        Files.Validators.Add(GivenFiles.RefuseOptions);
        var check = new Command("check", "Vérifier des règlements et refaire leurs exemples chiffrés ; rien n’est écrit.") { Files };
        check.SetAction((call, _) => CheckAsync(call.GetValue(Files) ?? [], call.GetValue(CommandLine.Json)));
        var register = new Command("register", "Enregistrer un règlement voté : heures limites et remboursements sont refaits.") { Voted, Authority };
        register.SetAction((call, _) => RegisterAsync(
            Settings.Of(call.GetValue(CommandLine.Urls), call.GetValue(CommandLine.Data)),
            call.GetRequiredValue(Voted), call.GetRequiredValue(Authority), call.GetValue(CommandLine.Json)));
        return new("rules", "Les règlements de la restauration.") { check, register };
    }

    private static async Task<int> CheckAsync(IReadOnlyList<string> paths, bool json)
    {
        var problems = GivenFiles.Problems(paths);
        if (problems.Count > 0)
        {
            return await JsonAnswer.RefuseAsync(json, problems);
        }

        var reports = new List<(string Path, RulesReport Report)>();
        foreach (var path in paths)
        {
            reports.Add((path, CheckRules.Run(await GivenFiles.ReadAsync(path, RegulationFile.MaxBytes), SchoolCalendarFile.Calendar)));
        }

        if (json)
        {
            JsonAnswer.Print(new { files = reports.Select(one => Answer(one.Path, one.Report)) });
        }
        else
        {
            foreach (var (path, report) in reports)
            {
                Console.WriteLine(string.Join('\n', RegulationTexts.For(report).Select(line => $"  {line}").Prepend($"{path} :")));
            }
        }

        return reports.All(one => one.Report.IsRight) ? CommandLine.Done : CommandLine.Refused;
    }

    private static object Answer(string path, RulesReport report) => new
    {
        file = path,
        right = report.IsRight,
        title = report.Regulation?.Title,
        problems = report.FileProblems.Select(RegulationFileTexts.For).Concat(report.Problems.Select(RegulationTexts.For)),
        examples = report.Examples.Select(one => new { name = one.Example.Name, right = one.IsRight, text = RegulationTexts.For(one) }),
        unsupported = report.Unsupported.Select(RegulationTexts.For).Distinct(),
    };

    private static async Task<int> RegisterAsync(Settings settings, string path, string code, bool json)
    {
        var problems = GivenFiles.Problems(path);
        if (problems.Count > 0)
        {
            return await JsonAnswer.RefuseAsync(json, problems);
        }

        var bytes = await GivenFiles.ReadAsync(path, RegulationFile.MaxBytes);
        var report = CheckRules.Run(bytes, SchoolCalendarFile.Calendar);
        if (!report.IsRight || report.Regulation is not { } regulation)
        {
            return await JsonAnswer.RefuseAsync(json, RegulationTexts.For(report));
        }

        if (regulation.IsExample)
        {
            return await JsonAnswer.RefuseAsync(
                json, "Ce règlement est un modèle, jamais voté : il n’est pas appliqué. Donnez le règlement voté, avec sa délibération, et retirez la mention de modèle.");
        }

        await using var opened = await OpenedDatabase.OpenAsync(settings);
        if (opened.Db is not { } db)
        {
            return await JsonAnswer.RefuseAsync(json, opened.Faults);
        }

        var authority = (await new SchoolDirectory(db).AuthoritiesAsync()).FirstOrDefault(one => one.Code == code);
        if (authority is null)
        {
            return await JsonAnswer.RefuseAsync(json, $"La collectivité « {code} » n’existe pas. Rien n’a été changé. Pour la créer : « antigaspi authority add {code} NOM ».");
        }

        var (scope, now) = (Scope.Service(authority.Tenant), TimeProvider.System.GetUtcNow());
        var id = await new RegisterRegulation(db).RunAsync(scope, Encoding.UTF8.GetString(bytes.Span), now);
        var days = await new RefreshServiceDays(db).RunAsync(scope, now, DateOnly.FromDateTime(now.UtcDateTime));
        var meals = await new RevalueMeals(db).RunAsync(scope, now);
        if (json)
        {
            JsonAnswer.Print(new { regulation = id, title = regulation.Title, daysRenewed = days, mealsRevalued = meals });
        }
        else
        {
            Console.WriteLine($"{regulation.Title} est enregistré. Jours de service refaits : {days}. Repas réévalués : {meals}.");
        }

        return CommandLine.Done;
    }
}
