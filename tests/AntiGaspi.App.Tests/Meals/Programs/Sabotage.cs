using AntiGaspi.App.Kitchen;
using AntiGaspi.App.Meals;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Kitchen;

namespace AntiGaspi.App.Tests.Meals.Programs;

/// <summary>The acts of the service with one thing broken in each; the programs must notice.</summary>
internal static class Sabotage
{
    private static readonly string[] CancelSteps =
        [CancelMeals.SqliteInsert, OperationLog.Insert, CancelMeals.SqliteLedger, CancelMeals.SqliteAudit];

    private static readonly string[] RestoreSteps =
        [RestoreMeals.SqliteUpdate, OperationLog.Insert, RestoreMeals.SqliteLedger, RestoreMeals.SqliteAudit];

    /// <summary>The statements of a cancellation, spoilt; what they did is then answered by the act itself, by the key.</summary>
    public static Acts OfCancel(Db db, Func<string, string> spoil) => Acts.Of(db) with
    {
        Cancel = async (scope, op, meals) =>
        {
            var asked = new AskedMeals(op, meals);
            var hash = Operation.HashOf("cancel", asked.Meals);
            await new OperationLog(db, scope, op, hash).OnceAsync(() => db.WriteAsync<object>(
                scope,
                spoil(CancelMeals.Postgres),
                transaction => StepsAsync(transaction, spoil, Values(op, asked, hash, "cancel"), CancelSteps),
                Values(op, asked, hash, "cancel")));
            return await new CancelMeals(db).RunAsync(scope, op, meals);
        },
    };

    /// <summary>The statements of a restoration, spoilt.</summary>
    public static Acts OfRestore(Db db, Func<string, string> spoil) => Acts.Of(db) with
    {
        Restore = async (scope, op, meals) =>
        {
            var asked = new AskedMeals(op, meals);
            var hash = Operation.HashOf("restore", asked.Meals);
            await new OperationLog(db, scope, op, hash).OnceAsync(() => db.WriteAsync<object>(
                scope,
                spoil(RestoreMeals.Postgres),
                transaction => StepsAsync(transaction, spoil, Values(op, asked, hash, "restore"), RestoreSteps),
                Values(op, asked, hash, "restore")));
            return await new RestoreMeals(db).RunAsync(scope, op, meals);
        },
    };

    /// <summary>Each sending gets a key of its own, as if the one of the form were not read.</summary>
    public static Acts KeyIgnored(Db db)
    {
        var acts = Acts.Of(db);
        return acts with
        {
            Cancel = (scope, op, meals) => acts.Cancel(scope, op with { Id = World.NewId() }, meals),
            Restore = (scope, op, meals) => acts.Restore(scope, op with { Id = World.NewId() }, meals),
        };
    }

    /// <summary>The freeze counts who is enrolled, not who will eat.</summary>
    public static Acts SealWithoutCounting(Db db) => Acts.Of(db) with
    {
        Seal = (scope, key, now) => db.WriteAsync(scope, async transaction =>
        {
            var values = new { key.PlaceId, key.Day, Service = (int)key.Service, now = now.ToStored(), due = now.ToStored() - Sealing.Grace };
            var open = await transaction.ExecuteAsync(SealDay, values);
            if (open == 0)
            {
                return await transaction.QueryAsync<int>(IsSealed, values) is [1] ? SealOutcome.AlreadySealed : SealOutcome.NotDue;
            }

            await transaction.ExecuteAsync(Head, values);
            await transaction.ExecuteAsync(Lines, values);
            return SealOutcome.Sealed;
        }),
    };

    /// <summary>
    /// A cancellation whose connection breaks before its last words, one time in two; the family sends the form again.
    /// In two transactions the ledger is then missing; in one, the first sending did nothing.
    /// </summary>
    public static Acts Breaking(Db db, bool inTwoTransactions)
    {
        var sendings = 0;
        return Acts.Of(db) with
        {
            Cancel = async (scope, op, meals) =>
            {
                var breaks = ++sendings % 2 == 0;
                var asked = new AskedMeals(op, meals);
                var values = Values(op, asked, Operation.HashOf("cancel", asked.Meals), "cancel");
                try
                {
                    await BreakableAsync(db, scope, values, breaks, inTwoTransactions);
                }
                catch (IOException)
                {
                    // The answer never came: the form is sent again, with its key.
                }
                catch (Microsoft.Data.Sqlite.SqliteException)
                {
                    // The key was used before: the act below answers.
                }

                return await new CancelMeals(db).RunAsync(scope, op, meals);
            },
        };
    }

    private static async Task BreakableAsync(Db db, Scope scope, object values, bool breaks, bool inTwoTransactions)
    {
        var (meals, money) = (CancelSteps[..2], CancelSteps[2..]);
        await db.WriteAsync(scope, async transaction =>
        {
            var done = await StepsAsync(transaction, text => text, values, inTwoTransactions ? meals : CancelSteps);
            return breaks && !inTwoTransactions ? throw new IOException("The connection is lost.") : done;
        });
        if (breaks && inTwoTransactions)
        {
            throw new IOException("The connection is lost.");
        }

        await db.WriteAsync(scope, transaction => StepsAsync(transaction, text => text, values, inTwoTransactions ? money : []));
    }

    // As the acts do: when the first statement touched nothing, there is nothing to go on with.
    private static async Task<IReadOnlyList<object>> StepsAsync(Transaction transaction, Func<string, string> spoil, object values, string[] texts)
    {
        IReadOnlyList<object> done = [];
        foreach (var text in texts)
        {
            var rows = await transaction.QueryAsync<object>(spoil(text), values);
            done = ReferenceEquals(text, texts[0]) ? rows : done;
            if (done.Count == 0)
            {
                break;
            }
        }

        return done;
    }

    private static object Values(Operation op, AskedMeals asked, string hash, string route) => new
    {
        op = op.Id, now = op.ReceivedAt.ToStored(), hash, channel = "family", route, audit = World.NewId(), asked = asked.Json,
        receiptId = World.NewId(), receiptContent = "{}", receiptEnds = World.Morning,
        ids = asked.Ids, pupils = asked.Pupils, days = asked.Days, services = asked.Services,
    };

    private const string ThisDay = "tenant = @tenant and place_id = @PlaceId and day = @Day and service = @Service";

    private const string SealDay = $"update service_day set sealed_at = @now, sealed_version = 1 where {ThisDay} and sealed_at is null and cutoff_at <= @due";

    private const string IsSealed = $"select 1 from service_day where {ThisDay} and sealed_at is not null";

    private const string Head = """
        insert into headcount (tenant, place_id, day, service, version, sealed_at, reason) values (@tenant, @PlaceId, @Day, @Service, 1, @now, 'cutoff')
        """;

    private static readonly string Lines = $"""
        insert into headcount_line (tenant, place_id, day, service, version, part, label, covers)
        select @tenant, @PlaceId, @Day, @Service, 1, part, label, covers
        from ({HeadcountRows.Count.Replace("and m.cancellation_id is null", "", StringComparison.Ordinal).Replace("order by 1, 2", "", StringComparison.Ordinal)}) counted
        """;
}
