using Dapper;
using Npgsql;

namespace AntiGaspi.App.Tests.Storage;

/// <summary>What a PostgreSQL database says of its tables, one line for each fact, in words that both engines share.</summary>
internal static class PostgresCatalogue
{
    private const string Tables = """
        select c.oid, c.relname from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'schemaversions'
        """;

    private const string Facts = $"""
        with t as ({Tables}),
        columns as (
          select t.oid, k.conname, k.contype, string_agg(a.attname, ', ' order by o.place) as here,
            (select string_agg(f.attname, ', ' order by p.place)
             from unnest(k.confkey) with ordinality p (number, place)
             join pg_attribute f on f.attrelid = k.confrelid and f.attnum = p.number) as there,
            k.confrelid, k.confdeltype, k.confupdtype
          from t
          join pg_constraint k on k.conrelid = t.oid and k.contype in ('p', 'u', 'f')
          cross join unnest(k.conkey) with ordinality o (number, place)
          join pg_attribute a on a.attrelid = t.oid and a.attnum = o.number
          group by t.oid, k.oid, k.conname, k.contype, k.confkey, k.confrelid, k.confdeltype, k.confupdtype
        )
        select 'table ' || relname from t
        union all
        select 'column ' || t.relname || '.' || a.attname || ' '
          || case format_type(a.atttypid, a.atttypmod) when 'boolean' then 'BOOLEAN' when 'integer' then 'INTEGER' when 'bigint' then 'INTEGER'
             when 'text' then 'TEXT' when 'uuid' then 'TEXT' when 'date' then 'TEXT' when 'timestamp with time zone' then 'TEXT' when 'bytea' then 'BLOB'
             else 'no such type in SQLite: ' || format_type(a.atttypid, a.atttypmod) end
          || case when a.attnotnull then ' not null' else '' end
          || coalesce(' default ' || replace(pg_get_expr(d.adbin, d.adrelid), 'false', '0'), '')
        from t
        join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
        left join pg_attrdef d on d.adrelid = t.oid and d.adnum = a.attnum
        union all
        select case contype when 'p' then 'primary key ' when 'u' then 'unique ' else 'foreign key ' end || t.relname || ' (' || here || ')'
          || case when contype = 'f' then ' to ' || confrelid::regclass || ' (' || there || ')' else '' end
          || case when confdeltype in ('a', ' ') and confupdtype in ('a', ' ') then '' else ' with an action' end
        from columns join t using (oid)
        union all
        select 'index ' || i.relname || case when x.indisunique then ' unique on ' else ' on ' end || t.relname || ' ('
          || (select string_agg(a.attname, ', ' order by o.place) from unnest(x.indkey) with ordinality o (number, place)
              join pg_attribute a on a.attrelid = t.oid and a.attnum = o.number)
          || ')' || coalesce(' where ' || pg_get_expr(x.indpred, x.indrelid), '')
        from t join pg_index x on x.indrelid = t.oid join pg_class i on i.oid = x.indexrelid
        where not exists (select 1 from pg_constraint k where k.conindid = x.indexrelid and k.contype in ('p', 'u'))
        union all
        select 'check ' || t.relname || ' ' || pg_get_constraintdef(k.oid) from t join pg_constraint k on k.conrelid = t.oid and k.contype = 'c'
        union all
        select 'view ' || v.relname || ' ' || pg_get_viewdef(v.oid) from pg_class v
        where v.relnamespace = 'public'::regnamespace and v.relkind = 'v'
        union all
        select 'never changed ' || t.relname from t join pg_trigger g on g.tgrelid = t.oid
        where g.tgtype in (19, 27) and g.tgfoid = 'refuse_change'::regproc and g.tgenabled = 'O'
        union all
        select 'never deleted ' || t.relname from t join pg_trigger g on g.tgrelid = t.oid
        where g.tgtype in (11, 27) and g.tgfoid = 'refuse_change'::regproc and g.tgenabled = 'O'
        union all
        select 'deleted on its day ' || t.relname from t join pg_trigger g on g.tgrelid = t.oid
        where g.tgtype = 11 and g.tgfoid = 'refuse_early_deletion'::regproc and g.tgenabled = 'O'
        union all
        select 'begins guarded ' || t.relname from t join pg_trigger g on g.tgrelid = t.oid
        where g.tgtype in (7, 23) and g.tgfoid::regproc::text like 'guard_%' and g.tgenabled = 'O'
        union all
        select 'changes guarded ' || t.relname from t join pg_trigger g on g.tgrelid = t.oid
        where g.tgtype in (19, 23) and g.tgfoid::regproc::text like 'guard_%' and g.tgenabled = 'O'
        """;

    public static async Task<SortedSet<string>> FactsAsync(NpgsqlConnection database) =>
        new(await database.QueryAsync<string>(Facts), StringComparer.Ordinal);

    /// <summary>A condition on a table, in PostgreSQL's own spelling of it.</summary>
    public static Task<string> CheckAsync(NpgsqlConnection database, string table, string condition) => SpellAsync(
        database,
        $"create temp table probe (like public.{table}); alter table probe add constraint probe_check check ({condition})",
        "select pg_get_constraintdef(oid) from pg_constraint where conname = 'probe_check'",
        "drop table probe");

    /// <summary>The condition of a partial index, in PostgreSQL's own spelling of it.</summary>
    public static Task<string> PredicateAsync(NpgsqlConnection database, string table, string condition) => SpellAsync(
        database,
        $"create temp table probe (like public.{table}); create index probe_index on probe (tenant) where {condition}",
        "select pg_get_expr(indpred, indrelid) from pg_index where indexrelid = 'probe_index'::regclass",
        "drop table probe");

    /// <summary>A view, in PostgreSQL's own spelling of it.</summary>
    public static Task<string> ViewAsync(NpgsqlConnection database, string body) =>
        SpellAsync(database, $"create temp view probe as {body}", "select pg_get_viewdef('probe'::regclass)", "drop view probe");

    private static async Task<string> SpellAsync(NpgsqlConnection database, string make, string spelling, string drop)
    {
        await database.ExecuteAsync(make);
        var spelled = await database.ExecuteScalarAsync<string>(spelling);
        await database.ExecuteAsync(drop);
        return spelled!;
    }
}
