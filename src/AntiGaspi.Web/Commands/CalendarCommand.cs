using System.CommandLine;
using AntiGaspi.App.Calendar;
using AntiGaspi.App.French;
using AntiGaspi.App.Roster;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Calendar;
using AntiGaspi.Web.Hosting;

namespace AntiGaspi.Web.Commands;

/// <summary><c>calendar import</c>: the school years of a zone, from the export of the national calendar.</summary>
internal static class CalendarCommand
{
    private static readonly Argument<string> File = new("FICHIER")
    {
        Description = "L’export JSON de « fr-en-calendrier-scolaire » (data.education.gouv.fr).",
    };

    private static readonly Option<SchoolZone> Zone = new("--zone")
    {
        Description = $"La zone de vacances : {string.Join(", ", Enum.GetNames<SchoolZone>())}.", HelpName = "ZONE", Required = true,
    };

    private static readonly Option<string?> Location = new("--location")
    {
        Description = "L’académie ou le territoire à lire, comme sur le portail (par défaut, une académie de la zone).", HelpName = "NOM",
    };

    public static Command Create()
    {
        Zone.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && !Enum.GetNames<SchoolZone>().Contains(result.Tokens[0].Value, StringComparer.OrdinalIgnoreCase))
            {
                result.AddError($"Zone inconnue : {result.Tokens[0].Value}. Les zones sont {string.Join(", ", Enum.GetNames<SchoolZone>())}.");
            }
        });
        var import = new Command("import", "Prendre les vacances d’une zone dans l’export national ; les jours de service sont refaits.") { File, Zone, Location };
        import.SetAction((call, _) => ImportAsync(
            Settings.Of(call.GetValue(CommandLine.Urls), call.GetValue(CommandLine.Data)),
            call.GetRequiredValue(File), call.GetValue(Zone), call.GetValue(Location), call.GetValue(CommandLine.Json)));
        return new("calendar", "Le calendrier scolaire.") { import };
    }

    private static async Task<int> ImportAsync(Settings settings, string path, SchoolZone zone, string? location, bool json)
    {
        var problems = GivenFiles.Problems(path);
        if (problems.Count > 0)
        {
            return await JsonAnswer.RefuseAsync(json, problems);
        }

        var place = location ?? LocationOf(zone);
        var read = NationalCalendarExport.Read(await GivenFiles.ReadAsync(path, NationalCalendarExport.MaxBytes), place, zone);
        if (read.Fault is { } fault)
        {
            return await JsonAnswer.RefuseAsync(json, CalendarTexts.For(fault, read.Row, place));
        }

        await using var opened = await OpenedDatabase.OpenAsync(settings);
        if (opened.Db is not { } db)
        {
            return await JsonAnswer.RefuseAsync(json, opened.Faults);
        }

        await new ImportSchoolCalendar(db).RunAsync(zone, read.Calendar);
        var now = TimeProvider.System.GetUtcNow();
        var days = 0;
        foreach (var authority in await new SchoolDirectory(db).AuthoritiesAsync())
        {
            days += await new RefreshServiceDays(db).RunAsync(Scope.Service(authority.Tenant), now, DateOnly.FromDateTime(now.UtcDateTime));
        }

        Tell(read, zone, days, json);
        return CommandLine.Done;
    }

    private static void Tell(NationalCalendar read, SchoolZone zone, int days, bool json)
    {
        var years = read.Calendar.Years.Select(year => ImportTexts.Year(year.StartYear)).ToList();
        if (json)
        {
            JsonAnswer.Print(new { zone = zone.ToString(), years, holidays = read.Calendar.Holidays.Count, leftOut = read.YearsLeftOut, daysRenewed = days });
            return;
        }

        foreach (var year in read.YearsLeftOut)
        {
            Console.WriteLine(CalendarTexts.LeftOut(year));
        }

        Console.WriteLine(years.Count == 0
            ? "Aucune année complète dans cet export : rien n’a été changé."
            : $"Zone {zone}, {Formats.Join(years)} : calendrier enregistré. Jours de service refaits : {days}.");
    }

    // Every académie of a zone has the same dates; overseas, the territory has its own rows.
    private static string LocationOf(SchoolZone zone) => zone switch
    {
        SchoolZone.A => "Lyon",
        SchoolZone.B => "Amiens",
        SchoolZone.C => "Paris",
        SchoolZone.Corse => "Corse",
        SchoolZone.Guadeloupe => "Guadeloupe",
        SchoolZone.Guyane => "Guyane",
        SchoolZone.Martinique => "Martinique",
        SchoolZone.Mayotte => "Mayotte",
        SchoolZone.Reunion => "Réunion",
        SchoolZone.SaintPierreEtMiquelon => "Saint Pierre et Miquelon",
        SchoolZone.Polynesie => "Polynésie",
        SchoolZone.NouvelleCaledonie => "Nouvelle Calédonie",
        SchoolZone.WallisEtFutuna => "Wallis et Futuna",
    };
}
