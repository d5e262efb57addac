using System.Text.RegularExpressions;
using AntiGaspi.App.Privacy;
using AntiGaspi.App.Roster;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Tests.Support;

namespace AntiGaspi.App.Tests.Privacy;

/// <summary>Each look at what a named child eats leaves a trace that the family reads; nothing else reads it beside a name.</summary>
public abstract class DietReadingTests(Engine engine)
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Fact]
    public async Task One_look_an_hour_by_person_and_child_is_recorded_and_the_family_reads_it()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await World.CreateAsync(db);
        var read = new ReadDiet(db);
        foreach (var minutes in new[] { 0, 5, 59, 61 })
        {
            Assert.Equal("standard", await read.RunAsync(world.OfficeScope, world.Pupils[0], Today, World.Morning.AddMinutes(minutes)));
        }

        await read.RunAsync(world.OfficeScope, world.Pupils[1], Today, World.Morning.AddMinutes(2));

        var looks = await new DietReadings(db).RunAsync(world.Family(0));
        Assert.Equal([World.Morning.AddMinutes(61), World.Morning], looks.Select(look => look.At));
        Assert.All(looks, look => Assert.Equal(("Enfant", Role.SchoolManager, "Jean-Moulin"), (look.GivenName, look.Role, look.SchoolName)));
        Assert.Single(await new DietReadings(db).RunAsync(world.Family(1)));
        Assert.Empty(await new DietReadings(db).RunAsync(world.Family(2)));
    }

    [Fact]
    public async Task Who_may_not_see_the_pupil_reads_nothing_and_leaves_nothing()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await World.CreateAsync(db);
        var elsewhere = await World.CreateAsync(db, tenant: 61);

        Assert.Null(await new ReadDiet(db).RunAsync(world.Family(0), world.Pupils[0], Today, World.Morning));
        Assert.Null(await new ReadDiet(db).RunAsync(elsewhere.OfficeScope, world.Pupils[0], Today, World.Morning));
        Assert.Null(await new ReadDiet(db).RunAsync(world.OfficeScope, World.NewId(), Today, World.Morning));
        Assert.Equal(0, await world.ScalarAsync<long>("select count(*) from audit where tenant = @tenant"));
    }
}

public sealed class DietReadingOnSqlite() : DietReadingTests(Engine.Sqlite);

[Trait("Needs", "Postgres")]
public sealed class DietReadingOnPostgres() : DietReadingTests(Engine.Postgres);

/// <summary>Who names the column of what a child eats: the sources are looked through, so that a new reading is seen.</summary>
public sealed class DietSourcesTests
{
    // Reviewed: each counts without names, writes, empties, or records the reading.
    private static readonly string[] Known =
    [
        "Kitchen/HeadcountBoard.cs", "Kitchen/HeadcountRows.cs", "Roster/PlanRows.cs", "Roster/RosterWriter.cs", "Roster/SetMealPlan.cs", "Roster/ReadDiet.cs",
        "Privacy/ApplyRetention.cs", "Privacy/PersonalData.Roster.cs", "French/PersonalDataTexts.cs",
    ];

    [Fact]
    public void No_other_source_reads_what_a_child_eats()
    {
        var folder = Repository.PathOf("src", "AntiGaspi.App");
        var found = Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories).Where(file => !file.Contains("/obj/", StringComparison.Ordinal))
            .Where(file => Reads(File.ReadAllText(file))).Select(file => Path.GetRelativePath(folder, file)).ToList();

        Assert.Equal(Known.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("select p.given_name, m.menu_option from pupil p", true)]
    [InlineData("public string MenuOption { get; init; }", true)]
    [InlineData("select m.* from meal_plan m", true)]
    [InlineData("select m.weekdays from meal_plan m", false)]
    public void One_that_does_is_caught(string source, bool reads) => Assert.Equal(reads, Reads(source));

    private static bool Reads(string source) => Regex.IsMatch(source, @"menu_option|MenuOption|\b\w\.\* from (meal|meal_plan)\b");
}
