using AntiGaspi.App.Access;
using AntiGaspi.App.Languages;
using AntiGaspi.App.Meals;
using AntiGaspi.App.Notices;
using AntiGaspi.App.Roster;
using AntiGaspi.App.Storage;

namespace AntiGaspi.App.Tests.Notices;

/// <summary>Whoever writes the messages, put together as the site does.</summary>
internal static class Composing
{
    public static readonly Uri Site = new("https://cantine.exemple.fr");

    public static SealedIds Seals { get; } = new(ServerKey.Demonstration);

    public static ComposeMessage On(Db db, TimeProvider clock, OfferedLanguages? offered = null, Uri? opinion = null) => new(
        Site, new SignInSecrets(ServerKey.Demonstration), new KnownAddress(db), new KnownAgents(db), new InvitationCard(db), new CodeSecrets(ServerKey.Demonstration), new DelegationCard(db), OfFamilies(db, clock, opinion),
        new AskedAbsenceCard(db), new SharedActCard(db), new(Site, new MealLinks(db, Seals), new FamilyMismatches(db), clock), new LanguageOfReader(db, offered ?? None), offered ?? None);

    private static OfferedLanguages None { get; } = new([]);

    public static ComposeFamilyMessage OfFamilies(Db db, TimeProvider clock, Uri? opinion = null) => new(
        Site, new MealLinks(db, Seals), new StopLink(Seals), new MessageChoices(db), Reminders(db), new FindChanges(db), new OperationReceipt(db), new MealCalendar(db),
        new AskOpinion(db, new(opinion)), clock);

    public static FindReminders Reminders(Db db) => new(new MealCalendar(db), new OwnWeeks(db), [new EndedRecurrences(db), new CalendarReturns(db), new CollectiveEvents(db)]);
}
