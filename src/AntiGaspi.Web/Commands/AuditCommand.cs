using System.CommandLine;
using AntiGaspi.App.French;
using AntiGaspi.App.Privacy;
using AntiGaspi.App.Roster;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Web.Hosting;

namespace AntiGaspi.Web.Commands;

/// <summary><c>audit verify</c>: whether the trail is what it was when it was written.</summary>
internal static class AuditCommand
{
    private static readonly Option<string?> Authority = new("--authority")
    {
        Description = "Code de la collectivité à vérifier (par défaut, toutes).", HelpName = "CODE",
    };

    private static readonly Option<string?> Heads = new("--heads")
    {
        Description = "Le fichier des têtes de chaîne, sorti de la base chaque jour (par défaut, celui du dossier Audit:Folder).", HelpName = "FICHIER",
    };

    public static Command Create()
    {
        var verify = new Command("verify", "Vérifier la chaîne du journal : toute ligne changée, supprimée, déplacée ou coupée est trouvée.") { Authority, Heads };
        verify.SetAction((call, _) => VerifyAsync(
            Settings.Of(call.GetValue(CommandLine.Urls), call.GetValue(CommandLine.Data)), call.GetValue(Authority), call.GetValue(Heads), call.GetValue(CommandLine.Json)));
        return new("audit", "Le journal de ce qui est fait et consulté.") { verify };
    }

    private static async Task<int> VerifyAsync(Settings settings, string? code, string? file, bool json)
    {
        if (file is not null && !File.Exists(file))
        {
            return await JsonAnswer.RefuseAsync(json, AuditTexts.NoFile(file));
        }

        var path = file ?? settings.HeadsFile.FullName;
        var heads = await AuditHeadsFile.ReadAsync(path);
        await using var opened = await OpenedDatabase.OpenAsync(settings);
        if (opened.Db is not { } db)
        {
            return await JsonAnswer.RefuseAsync(json, opened.Faults);
        }

        var authorities = (await new SchoolDirectory(db).AuthoritiesAsync()).Where(one => code is null || one.Code == code).ToList();
        if (authorities.Count == 0 && code is not null)
        {
            return await JsonAnswer.RefuseAsync(json, AuditTexts.UnknownAuthority(code));
        }

        var reports = await ReportsAsync(db, authorities, heads.OfType<AuditHead>().ToList());
        var faults = heads.Index().Where(line => line.Item is null).Select(line => AuditTexts.WrongLine(path, line.Index + 1))
            .Concat(reports.SelectMany(report => FaultsOf(report.Authority, report.Report))).ToList();
        Tell(reports, faults, heads.Count > 0, json);
        await Reports.PrintAsync(faults);
        return faults.Count == 0 ? CommandLine.Done : CommandLine.Refused;
    }

    private static async Task<List<(string Authority, AuditReport Report)>> ReportsAsync(Db db, IReadOnlyList<LocalAuthority> authorities, IReadOnlyList<AuditHead> heads)
    {
        List<(string, AuditReport)> reports = [];
        foreach (var authority in authorities)
        {
            reports.Add((authority.Code, await new VerifyAudit(db).RunAsync(Scope.Service(authority.Tenant), authority.Code, heads, TimeProvider.System.GetUtcNow())));
        }

        return reports;
    }

    private static IEnumerable<string> FaultsOf(string authority, AuditReport report)
    {
        var told = report.Faults.Select(fault => $"{authority} : {AuditTexts.For(fault)}");
        return report.FaultCount > report.Faults.Count ? told.Append($"{authority} : {AuditTexts.More(report.FaultCount - report.Faults.Count)}") : told;
    }

    private static void Tell(List<(string Authority, AuditReport Report)> reports, List<string> faults, bool hasHeads, bool json)
    {
        if (json)
        {
            JsonAnswer.Print(new { faults, chains = reports.Select(one => new { one.Authority, one.Report.Links, one.Report.Purged, one.Report.Waiting, head = one.Report.Head?.Line }) });
            return;
        }

        reports.ForEach(one => Console.WriteLine(AuditTexts.Summary(one.Report, one.Authority)));
        if (!hasHeads)
        {
            Console.WriteLine(AuditTexts.NoHeads);
        }

        if (faults.Count == 0)
        {
            Console.WriteLine(AuditTexts.Intact);
        }
    }
}
