using System.Globalization;
using CsCheck;

namespace AntiGaspi.App.Tests.Meals.Programs;

/// <summary>What a request asks for.</summary>
internal enum Verb
{
    Cancel,
    Restore,
    TellLate,
}

/// <summary>One step of a program: some time passes, then something is asked.</summary>
/// <param name="Wait">How many instants of the clock pass first.</param>
internal abstract record Step(int Wait)
{
    /// <summary>A form is sent under a new key. It may have been received a little before the others (<paramref name="Held"/>).</summary>
    internal sealed record Ask(int Wait, Verb Verb, int Account, int[] Meals, bool Held) : Step(Wait);

    /// <summary>An earlier form is sent again, as it was.</summary>
    internal sealed record Again(int Wait, int Earlier) : Step(Wait);

    /// <summary>The key of an earlier form comes with another body or from another account.</summary>
    internal sealed record Reuse(int Wait, int Earlier, Verb Verb, int Account, int[] Meals) : Step(Wait);

    /// <summary>The number of a day is frozen, if it is time; the clock may go on first until it is (<paramref name="WhenDue"/>).</summary>
    internal sealed record Seal(int Wait, int Day, bool WhenDue) : Step(Wait);

    /// <summary>Days are closed, or a class is away.</summary>
    internal sealed record Declare(int Wait, int Account, int First, int Length, string? Division, bool DryRun) : Step(Wait);

    /// <summary>A price is voted, perhaps for days that are past.</summary>
    internal sealed record Decide(int Wait, Vote Vote) : Step(Wait);

    /// <summary>What was refunded is brought to the prices now known.</summary>
    internal sealed record Revalue(int Wait) : Step(Wait);
}

/// <summary>How a program ends.</summary>
internal enum Ending
{
    AsItStands,
    UndoEverything,
    SealEverything,
}

/// <summary>A random program of operations on the tiny collège. It holds no time and no id: the same program always does the same.</summary>
internal sealed record MealProgram(Step[] Steps, Ending Ending)
{
    private static readonly Gen<int> Waiting = Gen.Frequency((6, Gen.Const(0)), (4, Gen.Int[1, 3]), (2, Gen.Int[4, 12]), (1, Gen.Int[13, 30]));

    // One more pupil than there are: nobody knows that one.
    private static readonly Gen<int[]> Meals = Gen.Int[0, ((TinyCollege.Children.Length + 1) * TinyCollege.Days.Length) - 1].Array[1, 6];

    private static readonly Gen<Verb> Verbs = Gen.Frequency((5, Gen.Const(Verb.Cancel)), (3, Gen.Const(Verb.Restore)), (2, Gen.Const(Verb.TellLate)));

    // The office may act for every pupil: it asks more often, so that more is accepted.
    private static readonly Gen<int> Account = Gen.Frequency((3, Gen.Int[0, TinyCollege.Office - 1]), (3, Gen.Const(TinyCollege.Office)));

    private static readonly Gen<Vote> Voted = Gen.Select(
        Gen.OneOf("plein", "inconnu", "partiel"),
        Gen.OneOf(new DateOnly(2026, 9, 1), new(2026, 12, 18), new(2027, 1, 1), new(2027, 1, 5)),
        Gen.Long[300, 360],
        Gen.Long[150, 200],
        (priceClass, from, price, food) => new Vote(priceClass, from, price, food));

    private static readonly Gen<Step> Asking = Gen.Select(Waiting, Verbs, Account, Meals, Gen.Int[0, 9], (wait, verb, account, meals, held) =>
        (Step)new Step.Ask(wait, verb, account, meals, held == 0));

    private static readonly Gen<Step> Repeating = Gen.Select(Waiting, Gen.Int[0, 5], (wait, earlier) => (Step)new Step.Again(wait, earlier));

    private static readonly Gen<Step> Reusing = Gen.Select(Waiting, Gen.Int[0, 5], Verbs, Account, Meals, (wait, earlier, verb, account, meals) =>
        (Step)new Step.Reuse(wait, earlier, verb, account, meals));

    private static readonly Gen<int> ServedDay = Gen.OneOf(0, 1, 2, 3, 5);

    private static readonly Gen<Step> Sealing = Gen.Select(Waiting, ServedDay, (wait, day) => (Step)new Step.Seal(wait, day, WhenDue: false));

    private static readonly Gen<Step> Declaring = Gen.Select(
        Waiting, Gen.Frequency((1, Gen.Const(0)), (9, Gen.Const(TinyCollege.Office))), Gen.Int[0, 5], Gen.Int[0, 2], Gen.OneOf<string?>(null, "5B", "5C"), Gen.Int[0, 4],
        (wait, account, first, length, division, dry) => (Step)new Step.Declare(wait, account, first, length, division, dry == 0));

    private static readonly Gen<Step> Deciding = Gen.Select(Waiting, Voted, (wait, vote) => (Step)new Step.Decide(wait, vote));

    private static readonly Gen<Step> Revaluing = Waiting.Select(wait => (Step)new Step.Revalue(wait));

    private static readonly Gen<Step[]> AnySteps = Gen.Frequency(
        (80, Gen.Frequency((50, Asking), (10, Repeating), (4, Reusing), (7, Sealing), (5, Declaring), (4, Deciding), (4, Revaluing)).Select(step => new[] { step })),
        (3, Gen.OneOf(Asking, Declaring).Select(step => new[] { step, step })),
        (2, Gen.Select(ServedDay, Gen.OneOf<string?>(null, "5B"), Away)),
        (2, Gen.Select(ServedDay, Gen.OneOf(Verb.Cancel, Verb.Restore), InFlight)));

    /// <summary>Mostly short programs, which say where a fault is; some long ones, which meet what takes many steps.</summary>
    public static Gen<MealProgram> Any { get; } = Gen.Select(
        Gen.Frequency((9, AnySteps.Array[1, 7]), (1, AnySteps.Array[8, 30])),
        Gen.Frequency((4, Gen.Const(Ending.AsItStands)), (1, Gen.Const(Ending.UndoEverything)), (1, Gen.Const(Ending.SealEverything))),
        (steps, ending) => new MealProgram([.. steps.SelectMany(step => step)], ending));

    // What was cancelled is asked back once the day is closed, or the class away.
    private static Step[] Away(int day, string? division)
    {
        var meals = MealsOf(day);
        return
        [
            new Step.Ask(0, Verb.Cancel, TinyCollege.Office, meals, Held: false), new Step.Declare(0, TinyCollege.Office, day, 0, division, DryRun: false),
            new Step.Ask(0, Verb.Restore, TinyCollege.Office, meals, Held: false),
        ];
    }

    private static int[] MealsOf(int day) => Enumerable.Range(0, TinyCollege.Children.Length).Select(child => (child * TinyCollege.Days.Length) + day).ToArray();

    // A day is frozen as soon as it may be, while a form received in time is still on its way: by chance alone this is never met.
    private static Step[] InFlight(int day, Verb verb)
    {
        var meals = MealsOf(day);
        Step[] frozen = [new Step.Seal(0, day, WhenDue: true), new Step.Ask(0, verb, TinyCollege.Office, meals, Held: true)];
        return verb == Verb.Cancel ? frozen : [new Step.Ask(0, Verb.Cancel, TinyCollege.Office, meals, Held: false), .. frozen];
    }

    /// <summary>The program as it can be read, one step a line.</summary>
    public override string ToString() => string.Join('\n', Steps.Select(Line).Append($"  at the end: {Ending}").Prepend(""));

    private static string Line(Step step, int number) => string.Create(CultureInfo.InvariantCulture, $"  {number,2} wait {step.Wait,2} {step switch
    {
        Step.Ask one => $"account {one.Account} asks {one.Verb} {Names(one.Meals)}{(one.Held ? ", received 100 s before" : "")}",
        Step.Again one => $"form {one.Earlier} back is sent again",
        Step.Reuse one => $"key {one.Earlier} back is used by account {one.Account} to {one.Verb} {Names(one.Meals)}",
        Step.Seal one => $"seal day {one.Day}{(one.WhenDue ? " as soon as it is due" : "")}",
        Step.Declare one => $"account {one.Account} declares {one.Division ?? "closed"} days {one.First} to {one.First + one.Length}{(one.DryRun ? ", dry run" : "")}",
        Step.Decide one => $"vote {one.Vote}",
        _ => "revalue",
    }}");

    private static string Names(int[] meals) =>
        string.Join(' ', meals.Select(meal => $"{meal / TinyCollege.Days.Length}@{meal % TinyCollege.Days.Length}"));
}
