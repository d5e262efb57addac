using Dapper;
using Npgsql;

namespace AntiGaspi.App.Tests.Storage;

/// <summary>What a PostgreSQL catalogue must say so that no tenant ever sees or names the rows of another.</summary>
internal static class TenancyRules
{
    /// <summary>
    /// Reviewed: what belongs to no tenant, or says which tenants there are. Personal here are an account's name, who vouched for
    /// it (a pairwise name, or an e-mail address), in which tenants it has something to do, that it is signed in, and for
    /// twenty minutes the mailbox of a link that was asked for, and for thirty days a mailbox that was refused. A throttle, the invited addresses and the place of a code are keyed
    /// digests; a second factor is encrypted, and a kept form too.
    /// </summary>
    public static readonly string[] WithoutPolicy =
        ["account", "identity", "account_tenant", "session", "sign_in_link", "throttle", "kept_form", "activation_place", "local_authority", "school_holiday", "school_year", "form_key", "schemaversions", "invited_address",
        "second_factor", "unreachable_mailbox"];

    /// <summary>
    /// Reviewed: the tables that the site may delete from, because their rows are worked out again, must not be kept (an upload), or
    /// go with the retention schedule. What refunds are made from is not here, and the database holds back a trace before its day.
    /// </summary>
    private static readonly string[] Deletable =
    [
        "activation_place", "link_failure",
        "refund_rate", "service_tier", "event_pupil", "school_holiday", "school_year", "siecle_upload", "session", "outbox", "sign_in_link", "throttle", "kept_form",
        "pupil", "meal_plan", "guardian", "guardian_link", "role_grant", "cancellation", "late_notice", "operation", "audit", "account", "identity", "account_tenant", "calendar_feed", "invitation", "delegation",
        "invited_address", "second_factor", "pupil_life_notice", "enrolment_code", "message_choice", "meal_link", "unreachable_mailbox",
        "standing_absence", "standing_absence_day", "custody", "shared_act", "attendance", "contest", "late_notice_back", "push_subscription", "earlier_stay",
    ];

    private const string OneTenant = "(tenant = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer)";

    private static readonly (string Fault, string Sql)[] Rules =
    [
        ("has no row-level security, or its owner is free of it", """
            select relname from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname <> all (@WithoutPolicy)
              and not (relrowsecurity and relforcerowsecurity)
            """),
        ("has not exactly the one policy of its tenant, for reading and writing", """
            select relname from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname <> all (@WithoutPolicy)
              and not coalesce((select count(*) = 1 and bool_and(polcmd = '*' and polroles = '{0}' and pg_get_expr(polqual, polrelid) = @OneTenant
                and pg_get_expr(polwithcheck, polrelid) = @OneTenant) from pg_policy where polrelid = c.oid), false)
            """),
        ("is unique without the tenant: it would tell what another tenant holds", """
            select c.relname || ': ' || i.indexrelid::regclass from pg_index i join pg_class c on c.oid = i.indrelid
            where relnamespace = 'public'::regnamespace and i.indisunique and relname <> all (@WithoutPolicy)
              and not exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attnum = any (i.indkey) and a.attname = 'tenant')
            """),
        ("has no primary key", """
            select relname from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
              and not exists (select 1 from pg_constraint k where k.conrelid = c.oid and k.contype = 'p')
            """),
        ("leads to a row of any tenant", """
            select c.relname || ': ' || k.conname from pg_constraint k join pg_class c on c.oid = k.conrelid
            where k.contype = 'f' and exists (select 1 from pg_attribute t where t.attrelid = k.confrelid and t.attname = 'tenant')
              and not exists (
                select 1 from unnest(k.conkey, k.confkey) as pair (here, there)
                join pg_attribute h on h.attrelid = k.conrelid and h.attnum = pair.here and h.attname = 'tenant'
                join pg_attribute t on t.attrelid = k.confrelid and t.attnum = pair.there and t.attname = 'tenant')
            """),
        ("is a view that reads with its owner's eyes", """
            select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm')
              and not ('security_invoker=true' = any (coalesce(reloptions, '{}')))
            """),
        ("is a function that runs with its owner's rights", "select proname from pg_proc where pronamespace = 'public'::regnamespace and prosecdef"),
        ("belongs to the site", """
            select relname from pg_class where relowner in (select oid from pg_roles where rolname = any (@Site))
            union all select proname from pg_proc where proowner in (select oid from pg_roles where rolname = any (@Site))
            union all select nspname from pg_namespace where nspowner in (select oid from pg_roles where rolname = any (@Site))
            union all select datname from pg_database where datdba in (select oid from pg_roles where rolname = any (@Site))
            """),
        ("may be emptied, referenced or given a trigger by the site", """
            select c.relname from pg_class c cross join pg_roles r where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
              and rolname = any (@Site) and has_table_privilege(r.oid, c.oid, 'truncate, references, trigger')
            """),
        ("may be deleted from by the site", """
            select c.relname from pg_class c cross join pg_roles r where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
              and rolname = any (@Site) and relname <> all (@Deletable) and has_table_privilege(r.oid, c.oid, 'delete')
            """),
        ("is a role of the site that may do too much", """
            select rolname from pg_roles r where rolname = any (@Site)
              and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication or has_schema_privilege(r.oid, 'public', 'create'))
            """),
    ];

    /// <summary>What breaks the rules, one line each; empty when all is well.</summary>
    public static async Task<List<string>> FaultsAsync(string administrator)
    {
        await using var connection = new NpgsqlConnection(administrator + ";Pooling=false");
        await connection.OpenAsync();
        var values = new { WithoutPolicy, Deletable, OneTenant, Site = new[] { "antigaspi_app", "antigaspi_site" } };
        var faults = new List<string>();
        foreach (var (fault, sql) in Rules)
        {
            faults.AddRange((await connection.QueryAsync<string>(sql, values)).Select(name => $"{name} {fault}"));
        }

        return faults;
    }
}
