using System.Diagnostics;
using AntiGaspi.App.Privacy;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Tests.Support;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace AntiGaspi.Bench;

/// <summary>A chain of a million links gone through from its first to its last, on both databases; and the making of some of them by the job.</summary>
internal static class AuditBench
{
    private const int Tenant = 1;
    private const int Linked = 1_000_000;
    private const int ByTheJob = 5_000;

    private static readonly DateTimeOffset Start = DateTimeOffset.Parse(Store.Morning, null).ToUniversalTime();

    public static async Task RunAsync(Run run)
    {
        var file = Path.Combine(Janitor.NewFolder("audit"), "antigaspi.db");
        await Migrations.ApplySqliteAsync(file);

        // Opened first: it teaches the driver how instants and ids are written.
        await using (var db = Db.OpenSqlite(file))
        {
            await using (var connection = new SqliteConnection($"Data Source={file};Pooling=false"))
            {
                await connection.OpenAsync();
                await using var transaction = connection.BeginTransaction();
                await FillSqliteAsync(connection);
                await transaction.CommitAsync();
            }

            await MeasureAsync(run, "SQLite", db);
        }

        var store = await PostgresStore.NewAsync(run);
        await Migrations.ApplyPostgresAsync(store.Environment["ANTIGASPI_DATABASE_OWNER"] + ";Pooling=false", PostgresStore.Site);
        await using (var connection = (NpgsqlConnection)await store.OpenAsync())
        {
            await FillPostgresAsync(connection);
        }

        await PostgresStore.ExecuteAsync(store.Cluster.ConnectionString(store.Name), "vacuum analyze");
        await using (var db = Db.OpenPostgres(store.Environment["ANTIGASPI_DATABASE"]))
        {
            await MeasureAsync(run, "PostgreSQL", db);
        }
    }

    private static async Task MeasureAsync(Run run, string engine, Db db)
    {
        var (scope, now) = (Scope.Service(Tenant), Start.AddDays(30));
        await db.WriteAsync(scope, async transaction =>
        {
            for (var i = 0; i < ByTheJob; i++)
            {
                await AuditTrail.AddAsync(transaction, "bench", Ids.New(Start), now);
            }

            return 0;
        });
        var began = Stopwatch.GetTimestamp();
        var made = await new LinkAudit(db).RunAsync(scope, now);
        run.Report.Note($"{engine}: links made by the job", $"{made / Stopwatch.GetElapsedTime(began).TotalSeconds:#,0}/s");

        began = Stopwatch.GetTimestamp();
        var report = await new VerifyAudit(db).RunAsync(scope, "BENCH", [], now);
        run.Report.AtMost($"{engine}: {report.Links:#,0} links verified", Stopwatch.GetElapsedTime(began).TotalSeconds, 10, "s");
        run.Report.Exactly($"{engine}: faults found in an untouched chain", report.FaultCount, 0);
    }

    // The same rows and digests as the acts and the job make, without their transactions.
    private static IEnumerable<(AuditRow Row, AuditLink Link, string Sha256)> Rows()
    {
        var before = AuditChain.Start;
        for (var seq = 1; seq <= Linked; seq++)
        {
            var at = Start.AddSeconds(seq).ToStored();
            var id = Ids.FirstOf(at);
            var row = new AuditRow { AuditId = id, At = at, AccountId = id, Action = "meals.cancelled", SubjectId = id, Detail = "1" };
            var link = new AuditLink(Tenant, seq, row.AuditId, AuditChain.Of(Tenant, row), AuditTrail.KeptUntil(row.Action, at).ToStored(), at);
            before = AuditChain.Of(link, before);
            yield return (row, link, before);
        }
    }

    private const string Authority = "insert into local_authority (tenant, code, name) values (1, 'BENCH', 'Banc')";

    private static async Task FillSqliteAsync(SqliteConnection connection)
    {
        await connection.ExecuteAsync(Authority);
        await connection.ExecuteAsync(
            "insert into audit (tenant, audit_id, at, account_id, action, subject_id, detail) values (1, @AuditId, @At, @AccountId, @Action, @SubjectId, @Detail)",
            Rows().Select(one => one.Row));
        await connection.ExecuteAsync(
            "insert into audit_link (tenant, seq, audit_id, row_sha256, kept_until, linked_at, sha256) values (1, @Seq, @AuditId, @RowSha256, @KeptUntil, @LinkedAt, @Sha256)",
            Rows().Select(one => new { one.Link.Seq, one.Link.AuditId, one.Link.RowSha256, one.Link.KeptUntil, one.Link.LinkedAt, one.Sha256 }));
    }

    private static async Task FillPostgresAsync(NpgsqlConnection connection)
    {
        await connection.ExecuteAsync(Authority);
        await using (var audit = await connection.BeginBinaryImportAsync("copy audit (tenant, audit_id, at, account_id, action, subject_id, detail) from stdin (format binary)"))
        {
            foreach (var (row, _, _) in Rows())
            {
                await audit.WriteRowAsync(CancellationToken.None, Tenant, row.AuditId, row.At, row.AccountId, row.Action, row.SubjectId, row.Detail);
            }

            await audit.CompleteAsync();
        }

        await using var chain = await connection.BeginBinaryImportAsync("copy audit_link (tenant, seq, audit_id, row_sha256, kept_until, linked_at, sha256) from stdin (format binary)");
        foreach (var (_, link, sha) in Rows())
        {
            await chain.WriteRowAsync(CancellationToken.None, Tenant, link.Seq, link.AuditId, link.RowSha256, link.KeptUntil, link.LinkedAt, sha);
        }

        await chain.CompleteAsync();
    }
}
