using System.Text.RegularExpressions;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace AntiGaspi.App.Tests.Storage;

/// <summary>
/// What a SQLite database says of its tables, in the same words as <see cref="PostgresCatalogue"/>. Conditions and views are
/// read by PostgreSQL, so that both are spelled in one way.
/// </summary>
internal sealed class SqliteCatalogue(SqliteConnection file, NpgsqlConnection reader)
{
    private const string Columns = """
        select m.name as "table", c.name, c.type, c."notnull" as IsRequired, c.dflt_value as standing
        from sqlite_master m join pragma_table_info(m.name) c where m.type = 'table' and m.name not in ('SchemaVersions', 'sqlite_sequence')
        """;

    private const string Keys = """
        select 'table ' || m.name from sqlite_master m join pragma_table_list(m.name) l where m.type = 'table' and m.name not in ('SchemaVersions', 'sqlite_sequence') and l.strict = 1
        union all
        select 'primary key ' || m.name || ' (' || (select group_concat(name, ', ') from (select name from pragma_table_info(m.name) where pk > 0 order by pk)) || ')'
        from sqlite_master m where m.type = 'table' and m.name not in ('SchemaVersions', 'sqlite_sequence')
        union all
        select 'unique ' || m.name || ' (' || (select group_concat(name, ', ') from (select name from pragma_index_info(i.name) order by seqno)) || ')'
        from sqlite_master m join pragma_index_list(m.name) i on i.origin = 'u' where m.type = 'table'
        union all
        select 'foreign key ' || m.name || ' (' || group_concat(f."from", ', ' order by f.seq) || ') to ' || f."table" || ' (' || group_concat(f."to", ', ' order by f.seq) || ')'
          || case when f.on_update = 'NO ACTION' and f.on_delete = 'NO ACTION' then '' else ' with an action' end
        from sqlite_master m join pragma_foreign_key_list(m.name) f where m.type = 'table' group by m.name, f.id
        union all
        select case when sql like '% before insert on %' then 'begins guarded ' when sql like '% before update on %when %' then 'changes guarded '
          when sql like '% before update on %' then 'never changed ' when sql like '%when not exists%' then 'deleted on its day ' else 'never deleted ' end || tbl_name
        from sqlite_master where type = 'trigger' and sql like '%raise(abort%' and sql like '% before % on %'
        """;

    private const string Indexes = """
        select m.name as "table", i.name, case when i."unique" then ' unique on ' else ' on ' end || m.name || ' ('
          || (select group_concat(name, ', ') from (select name from pragma_index_info(i.name) order by seqno)) || ')' as body,
          (select sql from sqlite_master x where x.type = 'index' and x.name = i.name) as sql
        from sqlite_master m join pragma_index_list(m.name) i on i.origin = 'c' where m.type = 'table'
        """;

    private readonly SortedSet<string> facts = new(StringComparer.Ordinal);
    private readonly HashSet<(string Table, string Column)> booleans = [];

    public static async Task<SortedSet<string>> FactsAsync(SqliteConnection file, NpgsqlConnection reader)
    {
        var catalogue = new SqliteCatalogue(file, reader);
        catalogue.facts.UnionWith(await file.QueryAsync<string>(Keys));
        await catalogue.AddChecksAsync();
        await catalogue.AddColumnsAsync();
        await catalogue.AddIndexesAsync();
        await catalogue.AddViewsAsync();
        return catalogue.facts;
    }

    private async Task AddChecksAsync()
    {
        foreach (var (table, sql) in await file.QueryAsync<(string, string)>(
            "select name, sql from sqlite_master where type = 'table' and name not in ('SchemaVersions', 'sqlite_sequence')"))
        {
            foreach (var condition in ConditionsIn(sql))
            {
                // SQLite has no boolean: a number that is 0 or 1 stands for it.
                if (condition.EndsWith(" in (0, 1)", StringComparison.Ordinal))
                {
                    booleans.Add((table, condition.Split(' ')[0]));
                }
                else
                {
                    facts.Add($"check {table} {await PostgresCatalogue.CheckAsync(reader, table, condition)}");
                }
            }
        }
    }

    private async Task AddColumnsAsync()
    {
        foreach (var column in await file.QueryAsync<ColumnRow>(Columns))
        {
            var type = booleans.Contains((column.Table, column.Name)) ? "BOOLEAN" : column.Type;
            facts.Add($"column {column.Table}.{column.Name} {type}{(column.IsRequired == 1 ? " not null" : "")}"
                + (column.Standing is null ? "" : $" default {column.Standing}"));
        }
    }

    private async Task AddIndexesAsync()
    {
        foreach (var index in await file.QueryAsync<IndexRow>(Indexes))
        {
            var condition = index.Sql.Split(" where ");
            facts.Add($"index {index.Name}{index.Body}"
                + (condition.Length > 1 ? $" where {await PostgresCatalogue.PredicateAsync(reader, index.Table, condition[1])}" : ""));
        }
    }

    private async Task AddViewsAsync()
    {
        foreach (var (name, sql) in await file.QueryAsync<(string, string)>("select name, sql from sqlite_master where type = 'view'"))
        {
            var body = booleans.Aggregate(
                sql[(sql.IndexOf(" as", StringComparison.Ordinal) + 3)..],
                (text, boolean) => text.Replace($"{boolean.Column} = 1", boolean.Column, StringComparison.Ordinal));
            facts.Add($"view {name} {await PostgresCatalogue.ViewAsync(reader, body)}");
        }
    }

    /// <summary>What stands in the brackets of each check of a table.</summary>
    private static IEnumerable<string> ConditionsIn(string sql)
    {
        foreach (Match check in Regex.Matches(sql, @"\bcheck \("))
        {
            var (start, end, depth) = (check.Index + check.Length, check.Index + check.Length, 1);
            for (; depth > 0; end++)
            {
                depth += sql[end] switch { '(' => 1, ')' => -1, _ => 0 };
            }

            yield return sql[start..(end - 1)];
        }
    }

    private sealed record ColumnRow
    {
        public string Table { get; init; } = "";

        public string Name { get; init; } = "";

        public string Type { get; init; } = "";

        public long IsRequired { get; init; }

        public string? Standing { get; init; }
    }

    private sealed record IndexRow
    {
        public string Table { get; init; } = "";

        public string Name { get; init; } = "";

        public string Body { get; init; } = "";

        public string Sql { get; init; } = "";
    }
}
