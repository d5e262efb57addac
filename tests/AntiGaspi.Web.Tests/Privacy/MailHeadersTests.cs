using AntiGaspi.App.Access;
using AntiGaspi.App.Meals;
using AntiGaspi.App.Notices;
using AntiGaspi.App.Roster;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Calendar;
using AntiGaspi.Domain.Meals;
using AntiGaspi.Domain.Roster;
using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Demo;
using AntiGaspi.Web.Tests.Access;
using AntiGaspi.Web.Tests.Demo;
using AntiGaspi.Web.Tests.Families;
using AntiGaspi.Web.Tests.Messages;
using Microsoft.Extensions.DependencyInjection;

namespace AntiGaspi.Web.Tests.Privacy;

/// <summary>What a family is written names its children, in the text that it alone opens; no header, which every server on the way reads, names anybody.</summary>
public sealed class MailHeadersTests
{
    private static readonly DateTimeOffset Morning = StorySite.Start;
    private static readonly Scope Service = Scope.Service(Persona.Tenant);

    [Fact]
    public async Task No_header_of_a_mail_to_a_family_names_anybody()
    {
        await using var server = await MailServer.StartAsync();
        await using var family = await FamilySite.StartAsync(AccessRoutesTests.Whole with { Mail = new("127.0.0.1", server.Port, null, null, "cantine@exemple.fr") });
        await Canaries.PlantAsync(family.Site);

        await WriteAndSendAsync(family);

        Assert.All(server.Mails, mail => Assert.True(Canaries.AreIn(mail.Text), $"{mail.Subject} names no child: nothing is tried"));
        Assert.Equal(
            ["Cantine : ce qui a changé", "Cantine : l’absence continue-t-elle ?", "Cantine : repas décommandé", "L’accès aux repas de votre enfant a changé"],
            server.Mails.Select(mail => mail.Subject.Replace('\u00A0', ' ')).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.All(server.Mails, mail => Assert.False(Canaries.AreIn(mail.Subject), mail.Subject));
        Assert.All(server.Mails.SelectMany(mail => mail.Headers.Where(header => !header.StartsWith("To:", StringComparison.OrdinalIgnoreCase))), header => Assert.False(Canaries.AreIn(header), header));
    }

    // Two days on which everything that a family can be written happens to Léa and Tom.
    private static async Task WriteAndSendAsync(FamilySite family)
    {
        var db = family.Site.Db;
        var (camille, dominique) = (ScopeOf("camille", Role.Family), ScopeOf("dominique", Role.Family));
        foreach (var who in new[] { camille, dominique })
        {
            await new ChooseMessages(db).RunAsync(who, new() { WantsReminder = true, WantsReceipt = true, WantsDigest = true, ReminderWeekday = 1, ReminderHour = 7 }, Morning);
        }

        await new StateCustody(db).RunAsync(camille, family.Lea, null, new CustodyWeeks(CustodyRhythm.Even, null, HolidayHalves.None), Morning);
        await new CancelMeals(db).RunAsync(camille, new Operation(Ids.New(Morning), Morning), [new MealRef(family.Lea, new(2026, 11, 26), MealService.Lunch)]);
        await new TellBothParents(db).RunAsync(Service, Morning.AddMinutes(1));
        await new DeclareAbsence(db).RunAsync(
            camille, Ids.New(Morning), new AbsenceRequest(family.Tom, AbsenceRhythm.FurtherNotice, new Weekdays(127), new(2026, 11, 26), null), "family", Morning);

        // In each of the schools; this office answers for one of them.
        foreach (var other in await db.ReadAsync<Guid>(Service, "select guardian_id from guardian where tenant = @tenant and account_id = @owner", new { owner = dominique.AccountId }))
        {
            await new SuspendGuardian(db).CloseAsync(ScopeOf("gestion", Role.SchoolManager), other, Morning);
            await new SuspendGuardian(db).OpenAsync(ScopeOf("gestion", Role.SchoolManager), other, Morning.AddMinutes(2));
        }

        foreach (var evening in new[] { Morning.AddHours(10), Morning.AddHours(34) })
        {
            family.Site.Clock!.AdvanceTo(evening);
            await new AskAbsences(db).RunAsync(Service, evening);
            await family.Site.Services.GetRequiredService<WriteDigests>().RunAsync(Service, evening);
            await family.Site.Services.GetRequiredService<SendMessages>().RunAsync(Enum.GetNames<MessageKind>());
        }
    }

    private static Scope ScopeOf(string persona, Role role) => new(Persona.Tenant, LinkedSite.AccountOf(persona), role, []);
}
