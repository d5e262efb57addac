using System.Collections.Concurrent;
using System.Data.Common;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.Tests.Support.Crash;

/// <summary>What is killed, how families reach it, and how the rows are looked at afterwards.</summary>
/// <param name="KillAsync">Ends it at once: nothing is flushed or answered any more.</param>
/// <param name="RestartAsync">Starts it again; it recovers by itself.</param>
/// <param name="Send">How a family reaches it.</param>
/// <param name="Open">The database, as the site sees it.</param>
public sealed record CrashTarget(Func<Task> KillAsync, Func<Task> RestartAsync, SendOperation Send, Func<Db> Open)
{
    /// <summary>What a family sends when it does not know the outcome: the same again, key included.</summary>
    public Func<CrashOperation, CrashOperation> Again { get; init; } = operation => operation;
}

/// <summary>
/// Families write at once; at a random moment everything is killed and started again; what had no answer is sent again
/// under its key. Any number of cycles, then a verdict from the rows. Every other family also loses its line a moment
/// before, so that many operations are done whose answer nobody gets.
/// </summary>
public sealed class CrashRun(CrashTarget target, IReadOnlyList<CrashFamily> families, int seed)
{
    private const int RetryLimit = 20;
    private const int FewestAnswers = 30;

    private readonly Random random = new(seed);
    private readonly ConcurrentDictionary<Guid, CrashOperation> acknowledged = [];
    private int cycles;
    private int unknown;
    private int unknownDone;
    private int wrongAnswers;
    private int unresolved;

    /// <summary>At most so many answers come between a start and the kill.</summary>
    public int MostAnswers { get; init; } = 300;

    /// <summary>Runs cycles until the verdict is no longer clean, or the given number is done.</summary>
    public async Task<CrashVerdict> UntilCaughtAsync(int most)
    {
        CrashVerdict verdict;
        do
        {
            await CycleAsync();
            verdict = await JudgeAsync();
        }
        while (verdict.IsClean && cycles < most);

        return verdict;
    }

    /// <summary>Writes, kills after some answers, starts again, and sends again what had no answer.</summary>
    public async Task CycleAsync()
    {
        cycles++;
        using var left = new CountdownEvent(random.Next(FewestAnswers, MostAnswers));
        var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var writers = Task.WhenAll(families.Select((family, i) => Task.Run(() => WriteAsync(family, left, enough, losesItsLine: i % 2 == 1))));
        if (await Task.WhenAny(enough.Task, writers) == writers)
        {
            await writers;
            throw new InvalidOperationException("Every family stopped before anything was killed.");
        }

        await target.KillAsync();
        await writers;
        await target.RestartAsync();
        await CountDoneAsync();
        await Task.WhenAll(families.Where(family => family.Pending is not null).Select(ResolveAsync));
    }

    /// <summary>Compares all that was answered since the beginning with the rows.</summary>
    public async Task<CrashVerdict> JudgeAsync()
    {
        await using var db = target.Open();
        var rows = await CrashRows.ReadAsync(db, families[0].Scope.Tenant);
        var seen = new CrashVerdict
        {
            Cycles = cycles, Acknowledged = acknowledged.Count, Unknown = unknown, UnknownDone = unknownDone,
            WrongAnswers = wrongAnswers, Unresolved = unresolved,
        };
        return rows.Judge(seen, acknowledged, families.SelectMany(family => family.Cancelled).ToHashSet());
    }

    private async Task WriteAsync(CrashFamily family, CountdownEvent left, TaskCompletionSource enough, bool losesItsLine)
    {
        while (await TrySendAsync(family.Scope, family.Next()) is { } answer && !(losesItsLine && enough.Task.IsCompleted))
        {
            Note(family, answer);
            lock (left)
            {
                if (!left.IsSet && left.Signal())
                {
                    enough.SetResult();
                }
            }
        }
    }

    private async Task ResolveAsync(CrashFamily family)
    {
        var operation = target.Again(family.Pending!);
        for (var tries = 0; tries < RetryLimit; tries++)
        {
            if (await TrySendAsync(family.Scope, operation) is { } answer)
            {
                Note(family, answer);
                Interlocked.Add(ref unresolved, answer.IsRight ? 0 : 1);
                return;
            }
        }

        Interlocked.Increment(ref unresolved);
    }

    private void Note(CrashFamily family, Answer answer)
    {
        Interlocked.Add(ref wrongAnswers, answer.IsRight ? 0 : 1);
        acknowledged[answer.To.Key] = answer.To;
        family.Answered(answer.To);
    }

    /// <summary>How many of those without an answer had been done all the same: the reason why each sending has a key.</summary>
    private async Task CountDoneAsync()
    {
        await using var db = target.Open();
        foreach (var family in families.Where(family => family.Pending is not null))
        {
            unknown++;
            unknownDone += (await db.ReadAsync<int>(
                family.Scope, "select 1 from operation where tenant = @tenant and op_id = @key", new { key = family.Pending!.Key })).Count;
        }
    }

    private async Task<Answer?> TrySendAsync(Scope scope, CrashOperation operation)
    {
        try
        {
            var done = await target.Send(scope, operation);
            return new(operation, done.SetEquals(operation.Possible));
        }
        catch (Exception fault) when (fault is DbException or HttpRequestException or IOException)
        {
            return null;
        }
    }

    private sealed record Answer(CrashOperation To, bool IsRight);
}
