using System.Text.RegularExpressions;
using AntiGaspi.Tests.Support;

namespace AntiGaspi.App.Tests.Privacy;

/// <summary>Every act that changes something leaves a trace, or stands here with the reason why it leaves none.</summary>
public sealed class TracedActsTests(ITestOutputHelper output)
{
    // Reviewed, by the name of the file.
    private static readonly Dictionary<string, string> WithoutTrace = new(StringComparer.Ordinal)
    {
        ["TellBothParents"] = "the message is the trace of itself",
        ["TellMismatches"] = "a job; the evening and the message are dated rows",
        ["ClaimAbsentMeals"] = "a job; the cancellation that follows leaves the trace",
        ["SettleAbsences"] = "a job; the restoration before it leaves the trace",
        ["SealHeadcount"] = "a job; what it writes is only ever added to, and says when",
        ["RevalueMeals"] = "a job; the ledger is its trace",
        ["ServiceDayRows"] = "worked out again from what was declared",
        ["RateRows"] = "worked out again from règlements and tariffs",
        ["PlanRows"] = "written by acts that leave their own",
        ["ImportSchoolCalendar"] = "national holidays: no tenant, no person",
        ["AddAuthority"] = "the tenant, and so its trail, begins with it",
        ["SiecleUploads"] = "half an hour in waiting; the import leaves the trace",
        ["Outbox"] = "the message is the trace of itself",
        ["SendMessages"] = "the message is the trace of itself",
        ["SendPush"] = "the message is the trace of itself; a browser that its service forgot is no longer listed to its owner",
        ["NoteReturnedMail"] = "the row of the message says when it came back, and the office sees the mailbox",
        ["ForgetMessages"] = "the retention schedule",
        ["ReceiptNotice"] = "the message is the trace of itself; the act that it tells leaves its own",
        ["ReminderWeek"] = "the day of the last reminder is the row itself, and the message is its own trace",
        ["AskOpinion"] = "when somebody was last asked is a dated row, and the message is the trace of itself",
        ["WriteDigests"] = "the message is the trace of itself",
        ["MealLinks"] = "made when a message is written; using or closing one leaves its trace",
        ["UnreachableMailboxes"] = "what a mail server answered: a dated row of no tenant",
        ["FormKeys"] = "keys of forms: no tenant, no person",
        ["KeptForms"] = "before anybody is signed in; sent again, it is an act like any other",
        ["ForgetCodes"] = "the retention schedule",
        ["LinkRequests"] = "a question to the office, a dated row; the answer leaves the trace",
        ["LinkByCode"] = "GuardianRows.LinkAsync leaves it",
        ["Throttle"] = "counts, before anybody is known",
        ["AskForSignInLink"] = "before the tenant is known; the link is a row",
        ["UseSignInLink"] = "before the tenant is known; the link is a row",
        ["ProvenMailboxes"] = "before anybody is in; EmergencyTrail and UseSecondFactor leave the trace",
        ["ChooseLanguage"] = "a taste of one's own account, of no tenant, that nobody else reads",
        ["OpenAccount"] = "before the tenant is known; account and identity are dated rows",
        ["OpenSession"] = "a session is a dated row, listed to its owner",
        ["ReadSession"] = "when a session was last used",
        ["CloseSessions"] = "a session ends",
        ["LinkAudit"] = "the chain over the trail",
        ["PurgeTrail"] = "the retention schedule, which leaves one trace a pass",
        ["PupilRows"] = "written by acts that leave their own",
        ["TellLate"] = "Telling leaves it",
        ["TakeBackLate"] = "Telling leaves it",
        ["TellPupilLife"] = "Telling leaves it",
        ["BatchRows"] = "written by acts that leave their own",
    };

    [Fact]
    public void Every_act_that_writes_leaves_a_trace_or_has_a_reason()
    {
        var untraced = Untraced(Directory.GetFiles(Repository.PathOf("src", "AntiGaspi.App"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/Storage/", StringComparison.Ordinal))
            .Select(file => (Path.GetFileName(file), File.ReadAllText(file)))).ToList();
        foreach (var act in untraced.Except(WithoutTrace.Keys))
        {
            output.WriteLine($"{act} writes and leaves no trace: call AuditTrail.AddAsync in its transaction (numbers only), or say here why it needs none.");
        }

        Assert.Equal(WithoutTrace.Keys.Order(StringComparer.Ordinal), untraced.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("insert into pupil (tenant) values (1)", true)]
    [InlineData("update pupil set division = null where tenant = @tenant", true)]
    [InlineData("delete from pupil where tenant = @tenant", true)]
    [InlineData("select 1 from pupil for update", false)]
    [InlineData("insert into pupil (tenant) values (1); insert into audit (tenant)", false)]
    [InlineData("delete from pupil where 1; await AuditTrail.AddAsync(transaction, \"x\", id, now);", false)]
    public void One_that_leaves_none_is_caught(string source, bool isCaught) => Assert.Equal(isCaught, Untraced([("Act.cs", ""), ("Act.Sql.cs", source)]).Any());

    private static IEnumerable<string> Untraced(IEnumerable<(string Name, string Text)> files) => files
        .GroupBy(file => file.Name.Split('.')[0], file => file.Text, StringComparer.Ordinal)
        .Where(act => act.Any(text => Regex.IsMatch(text, @"\b(insert into \w+|update \w+ set|delete from \w+)\b"))
            && !act.Any(text => Regex.IsMatch(text, @"insert into audit\b|AuditTrail\.AddAsync|Rows\.AuditAsync\(")))
        .Select(act => act.Key);
}
