using System.Text.Json;
using System.Text.RegularExpressions;
using AntiGaspi.App.Access;
using AntiGaspi.App.Calendar;
using AntiGaspi.App.Impact;
using AntiGaspi.App.Kitchen;
using AntiGaspi.App.Meals;
using AntiGaspi.App.Privacy;
using AntiGaspi.App.Refunds;
using AntiGaspi.App.Roster;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Kitchen;

namespace AntiGaspi.App.Tests.Storage;

/// <summary>
/// Two authorities in one PostgreSQL, where the office and a parent of the first also hold something in the second: an account is no
/// wall, only the tenant is. Every reading and act of a scope of the first, asked for what is its own and for what is not.
/// </summary>
internal sealed partial class TwoTenants(World here, World there)
{
    private static readonly DateOnly Day = new(2026, 11, 26);
    private static readonly DateOnly Since = new(2026, 9, 1);

    private Guid grant;
    private Guid invitation;

    public World Here => here;

    public World There => there;

    public static async Task<TwoTenants> AddAsync(Db db)
    {
        var two = new TwoTenants(await World.CreateAsync(db, tenant: 60), await World.CreateAsync(db, tenant: 61));
        foreach (var world in new[] { two.Here, two.There })
        {
            await world.AddDayAsync(11, 26, World.Paris(11, 24, 10));
            await world.AddDayAsync(11, 27, World.Paris(11, 26, 10));
            await new CancelMeals(db).RunAsync(world.Family(0), world.Op(World.Morning), [world.Meal(0, 11, 26)]);
            await new RecordCovers(db).RunAsync(world.OfficeScope, new(world.Place, Day, Day, HeadcountPart.Adults, "adultes", 4), World.Morning);
            await new InviteAgent(db, ServerKey.Demonstration).RunAsync(world.OfficeScope, new("a@exemple.fr", Role.HeadCook, world.School, null, null), World.Morning);
        }

        await two.ShareAsync(db);
        two.grant = await two.There.ScalarAsync<Guid>("select grant_id from role_grant where tenant = @tenant and role = 2");
        two.invitation = await two.There.ScalarAsync<Guid>("select invitation_id from invitation where tenant = @tenant");
        return two;
    }

    /// <summary>The same statement without any comparison of tenants: what a mistake in every act at once would send.</summary>
    public static string Unfiltered(string sql) => Joined().Replace(Filter().Replace(sql, "@tenant = @tenant"), "true");

    /// <summary>What a scope of the first authority reads, of its own and of the second's, each by its name.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ReadAsync(Db db)
    {
        var (office, family) = (here.OfficeScope, here.Family(0));
        var read = new Dictionary<string, string>(StringComparer.Ordinal);
        async Task AddAsync<T>(string name, Task<T> reading) => read.Add(name, JsonSerializer.Serialize(await reading));

        await AddAsync("schools", new OfficeSchools(db).RunAsync(office));
        await AddAsync("pupils", new OfficePupils(db).RunAsync(office, Day));
        await AddAsync("places", new HeadcountBoard(db).PlacesAsync(office));
        await AddAsync("team", new TeamList(db).RunAsync(office));
        await AddAsync("invitations", new TeamList(db).WaitingAsync(office, World.Morning));
        await AddAsync("team schools", new TeamList(db).SchoolsAsync(office));
        await AddAsync("meals of a family", new MealCalendar(db).ForFamilyAsync(family, Day, Day.AddDays(1), Since));
        await AddAsync("statement", new FamilyStatement(db).RunAsync(family, Since, World.Morning));
        await AddAsync("diet readings", new DietReadings(db).RunAsync(family));
        await AddAsync("figures", new PublicFigures(db).RunAsync(here.Tenant, Day));
        await AddAsync("due", new SealHeadcount(db).DueAsync(here.Service, World.Paris(11, 28, 10)));
        foreach (var (whose, world) in new[] { ("own", here), ("foreign", there) })
        {
            await AddAsync($"{whose} card", new PupilCard(db).RunAsync(office, world.Pupils[0]));
            await AddAsync($"{whose} meals", new MealCalendar(db).ForPupilAsync(office, world.Pupils[0], Day, Day, Since));
            await AddAsync($"{whose} account", new FamilyStatement(db).RunAsync(office, Since, World.Morning, world.Pupils[0]));
            await AddAsync($"{whose} story", new ExplainMeal(db).RunAsync(office, world.Meal(0, 11, 26)));
            await AddAsync($"{whose} days", new HeadcountBoard(db).DaysAsync(office, world.Place, Day, 5));
            await AddAsync($"{whose} changes", new HeadcountStory(db).ChangesAsync(office, world.Place, World.Morning.AddDays(-1), Day));
            await AddAsync($"{whose} calendar", new OfficeCalendar(db).DaysAsync(office, world.Place, Day, Day.AddDays(5)));
            await AddAsync($"{whose} covers", new CoversBook(db).RunAsync(office, world.Place, Day));
        }

        return read;
    }

    /// <summary>Acts of a scope of the first authority upon what is the second's.</summary>
    public async Task ActAsync(Db db)
    {
        var (office, family) = (here.OfficeScope, here.Family(0));
        await new CancelMeals(db).RunAsync(family, here.Op(World.Morning), [there.Meal(0, 11, 27)]);
        await new CancelMeals(db).RunAsync(office, here.Op(World.Morning), [there.Meal(1, 11, 26)]);
        await new RestoreMeals(db).RunAsync(office, here.Op(World.Morning), [there.Meal(0, 11, 26)]);
        await new TellLate(db).RunAsync(office, here.Op(World.Paris(11, 26, 9)), [there.Meal(2, 11, 26)]);
        await new SetMealPlan(db).RunAsync(office, new(there.Pupils[1], StatedPlan.NotExpected, new(0), new(2026, 12, 1)), Day, World.Morning);
        await new RecordCovers(db).RunAsync(office, new(there.Place, Day, Day, HeadcountPart.Adults, "de trop", 9), World.Morning);
        await new DeclareEvent(db).RunAsync(office, new(EventKind.Closure, there.Place, Day, Day, "de trop"), World.Morning);
        await new EndRole(db).RunAsync(office, grant, World.Morning);
        await new WithdrawInvitation(db).RunAsync(office, invitation, World.Morning);
        await new InviteAgent(db, ServerKey.Demonstration).RunAsync(office, new("b@exemple.fr", Role.HeadCook, there.School, null, null), World.Morning);
    }

    // The same two people hold something in both: nothing but the tenant tells the rows apart.
    private Task<int> ShareAsync(Db db) => db.WriteAsync(there.Service, async transaction =>
    {
        var values = new { here.Office, family = here.Families[0], there.School, pupil = there.Pupils[0], one = World.NewId(), two = World.NewId(), cook = there.Families[2], World.Morning };
        await transaction.ExecuteAsync(Grant, new { id = values.one, who = values.Office, role = 3, values.School, values.Morning });
        await transaction.ExecuteAsync(Grant, new { id = values.two, who = values.cook, role = 2, values.School, values.Morning });
        return await transaction.ExecuteAsync(
            "update guardian set account_id = @family where tenant = @tenant and guardian_id in (select guardian_id from guardian_link where tenant = @tenant and pupil_id = @pupil)", values);
    });

    private const string Grant = """
        insert into role_grant (tenant, grant_id, account_id, role, school_id, granted_at) values (@tenant, @id, @who, @role, @School, @Morning)
        """;

    [GeneratedRegex(@"\b(\w+\.)?tenant = @tenant\b", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Filter();

    [GeneratedRegex(@"\b\w+\.tenant = \w+\.tenant\b", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Joined();
}
