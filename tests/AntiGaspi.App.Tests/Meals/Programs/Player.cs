namespace AntiGaspi.App.Tests.Meals.Programs;

/// <summary>Plays a program on a collège, and keeps what was answered.</summary>
internal sealed class Player(ICollege college)
{
    private const int HeldSeconds = 100;

    private readonly List<string> transcript = [];
    private readonly List<(int Key, Verb Verb, int Account, int[] Meals)> sent = [];
    private int instant;
    private int keys;
    private int votes;

    private DateTimeOffset Now => TinyCollege.Clock[instant];

    /// <summary>What was answered to each step, then what is remembered.</summary>
    public static async Task<IReadOnlyList<string>> PlayAsync(MealProgram program, ICollege college)
    {
        var player = new Player(college);
        foreach (var step in program.Steps)
        {
            player.instant = Math.Min(player.instant + step.Wait, TinyCollege.Clock.Length - 1);
            await player.PlayAsync(step);
        }

        await player.EndAsync(program.Ending);
        return player.transcript;
    }

    /// <summary>What kind of answer a line of a transcript is: the act and the first words of what it said.</summary>
    public static string Kind(string line)
    {
        var (act, answer) = line.Split(": ", 2) is [var asked, var said] ? (asked, said) : ("fact", line.Split(' ')[0]);
        var words = answer.Split(' ').Where(word => !char.IsAsciiDigit(word[0])).ToList();
        var kept = words[0] is "the" or "nothing" ? words : words.Take(1);
        return $"{(act.StartsWith("key ", StringComparison.Ordinal) ? act.Split(' ')[2] : act.Split(' ')[0])} {string.Join(' ', kept)}";
    }

    /// <summary>Where two transcripts part, in words.</summary>
    public static string Difference(IReadOnlyList<string> expected, IReadOnlyList<string> played)
    {
        var missing = expected.Except(played).Select(line => $"expected: {line}");
        return string.Join('\n', missing.Concat(played.Except(expected).Select(line => $"answered: {line}")).Append("other order or number of lines").Take(12));
    }

    private async Task PlayAsync(Step step)
    {
        switch (step)
        {
            case Step.Ask one:
                await SendAsync((++keys, one.Verb, one.Account, one.Meals), one.Held ? Now.AddSeconds(-HeldSeconds) : Now);
                break;
            case Step.Again one when sent.Count > 0:
                await SendAsync(Earlier(one.Earlier), Now);
                break;
            case Step.Reuse one when sent.Count > 0:
                await SendAsync((Earlier(one.Earlier).Key, one.Verb, one.Account, one.Meals), Now);
                break;
            case Step.Seal one:
                instant = one.WhenDue ? Math.Max(instant, TinyCollege.WhenDue(one.Day)) : instant;
                transcript.Add($"{one}: {await college.SealAsync(one.Day, Now)}");
                break;
            case Step.Declare one:
                transcript.Add($"{one}: {await college.DeclareAsync(one, Now)}");
                break;
            case Step.Decide one:
                await college.DecideAsync(one.Vote, Now.AddTicks(++votes * TimeSpan.TicksPerMillisecond));
                break;
            case Step.Revalue one:
                transcript.Add($"{one}: {await college.RevalueAsync(Now)}");
                break;
            default:
                break;
        }
    }

    private async Task SendAsync((int Key, Verb Verb, int Account, int[] Meals) form, DateTimeOffset at)
    {
        sent.Add(form);
        var answers = await college.AskAsync(form.Key, form.Verb, form.Account, form.Meals, at);
        transcript.AddRange(answers.Select(answer => $"key {form.Key} {form.Verb} by {form.Account} at {at:O}: {answer}"));
    }

    private (int Key, Verb Verb, int Account, int[] Meals) Earlier(int back) => sent[Math.Max(0, sent.Count - 1 - back)];

    private async Task EndAsync(Ending ending)
    {
        transcript.AddRange(await college.FactsAsync());
        if (ending == Ending.AsItStands)
        {
            return;
        }

        if (ending == Ending.UndoEverything)
        {
            transcript.Add($"Revalue: {await college.RevalueAsync(Now)}");
            var all = Enumerable.Range(0, TinyCollege.Children.Length * TinyCollege.Days.Length).ToArray();
            await SendAsync((++keys, Verb.Restore, TinyCollege.Office, all), Now);
        }
        else
        {
            instant = TinyCollege.Clock.Length - 1;
            for (var day = 0; day < TinyCollege.Days.Length; day++)
            {
                if (TinyCollege.Days[day].IsServed)
                {
                    transcript.Add($"Seal {day}: {await college.SealAsync(day, Now)}");
                }
            }
        }

        transcript.AddRange(await college.FactsAsync());
    }
}
