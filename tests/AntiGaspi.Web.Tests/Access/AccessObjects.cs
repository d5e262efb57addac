using System.Buffers.Text;
using System.Security.Cryptography;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Web.Demo;
using AntiGaspi.Web.Tests.Demo;

namespace AntiGaspi.Web.Tests.Access;

/// <summary>What an object is to whoever asks.</summary>
internal enum Relation
{
    Own,
    Foreign,
    Elsewhere,
    Absent,
}

/// <summary>
/// One object of each kind that an address or a form may name, for each relation: one's own, one of another school of the same
/// authority, one of another authority, one that does not exist.
/// </summary>
internal sealed class AccessObjects
{
    private static readonly Guid Nothing = new("0199f000-0000-7000-8000-00000000dead");
    private static readonly string AgendaSecret = new('A', 43);

    private static readonly string LogoDigest = new('a', 64);

    private readonly Dictionary<(string Kind, Relation Relation), Guid> here = [];
    private readonly SecondAuthority elsewhere;
    private readonly Db db;
    private int operations;

    private AccessObjects(Db db, SecondAuthority elsewhere) => (this.db, this.elsewhere) = (db, elsewhere);

    /// <summary>The kinds that a line of the table may name.</summary>
    public static readonly string[] Kinds =
        ["lieu", "collège", "élève", "repas", "sortie", "importation", "envoi", "espace", "rôle", "invitation", "demande", "absence", "état", "compte", "délégation", "contestation"];

    public static async Task<AccessObjects> AddAsync(Db db, SecondAuthority elsewhere)
    {
        var objects = new AccessObjects(db, elsewhere);
        foreach (var (relation, uai) in new[] { (Relation.Own, DemoSchools.JeanMoulin), (Relation.Foreign, DemoSchools.RosaParks) })
        {
            await objects.AddAsync(relation, uai);
        }

        await objects.AddAgendaAsync();
        await objects.AddLogoAsync();
        return objects;
    }

    /// <summary>The object as an address or a form names it; null when there is none for this identity.</summary>
    public async Task<string?> OfAsync(string kind, Identity who, Relation relation) => kind switch
    {
        "espace" => SpaceOf(who, relation),

        // An officer's are those of every school of the authority.
        "rôle" or "invitation" when who.Pages == "département" && relation == Relation.Foreign => null,

        // The accountant keeps the accounts of every school here.
        "état" or "compte" when who.Pages == "comptable" && relation == Relation.Foreign => null,
        "compte" => $"{IdOf("état", who, relation):D}/{IdOf("élève de l’état", who, relation):D}",
        "délégation" when relation != Relation.Absent => (await AddDelegationAsync(who, relation)).ToString("D"),

        // What a form ends is there once: each asking has its own.
        "rôle" or "invitation" when relation != Relation.Absent => (await AddTeamAsync(kind, who, relation)).ToString("D"),
        "repas" => IdOf("élève", who, relation).ToString("D"),
        _ => IdOf(kind, who, relation).ToString("D"),
    };

    /// <summary>The address of a line, with the object in it.</summary>
    public static string AddressOf(AccessLine line, string? value)
    {
        var path = line.Pattern;
        foreach (var (parameter, filled) in new[]
        {
            ("{etat:guid}/eleves/{eleve:guid}", (value ?? $"{Nothing:D}/{Nothing:D}").Replace("/", "/eleves/", StringComparison.Ordinal)), ("{etat:guid}", value), ("{fichier:regex(^(comptes|ecritures)$)}", "comptes"),
            ("{eleve:guid}", value), ("{pupil}", value), ("{id}", value), ("{import}", value), ("{upload}", value), ("{demande:guid}", value), ("{contestation:guid}", value), ("{day}", "2026-11-24"), ("{service}", "1"),
            ("{acte}", "decommander"), ("{acte:regex(^(decommander|retablir|prevenir|retirer|vie-scolaire)$)}", "decommander"), ("{code?}", ""), ("{uai}", DemoSchools.JeanMoulin), ("{collectivite}/{secret}.ics", $"DEMO/{AgendaSecret}.ics"), ("{secret}", "AAAAAAAAAAAAAAAAAAAAAA"), ("{couleurs}", "14603c-0b4f9e"), ("{empreinte}", LogoDigest), ("{fournisseur:regex(^(franceconnect|proconnect)$)}", "franceconnect"), ("{status:int}", "404"),
        })
        {
            path = path.Replace(parameter, filled ?? Nothing.ToString("D"), StringComparison.Ordinal);
        }

        return (line.Object, path) switch
        {
            ("lieu", _) => $"{path}?lieu={value}",
            (_, "/stats/donnees.csv") => path + "?collectivite=DEMO",
            _ => path,
        };
    }

    /// <summary>The form that a line of a POST is sent with: a right one where the act needs it, so that a refusal is not taken for a closed door.</summary>
    public (string, string)[] FormOf(AccessLine line, string? value) => line.Pattern switch
    {
        "/connexion/demo" => [("persona", "camille")],
        "/demonstration/jouer" => [("etape", "telephone")],
        "/demonstration/avancer" => [("instant", "2026-11-23T07:42:00Z")],
        "/espaces" => value!.Split('/') is [var tenant, var role] ? [("collectivite", tenant), ("role", role)] : [],
        "/famille/semaines" or "/famille/semaines?handler=Forget" => [("enfant", value!), ("rythme", "1"), ("vacances", "1")],
        "/famille/absences" when line.Object == "élève" => [.. Absence(), ("enfant", value!)],
        "/gestion/eleves/{eleve:guid}/absences" => Absence(),
        "/vie-scolaire" or "/vie-scolaire?handler=TakeBack" => [("eleve", value!)],
        _ when line.Object == "absence" => [("absence", value!)],
        _ when line.Object == "collège" => [("college", value!)],
        _ when line.Object == "rôle" => [("acces", value!)],
        _ when line.Object == "invitation" => [("invitation", value!)],
        _ when line.Object == "délégation" => [("delegation", value!)],
        _ when line.Object == "repas" => [("op", Ids.New(StorySite.Start.AddMilliseconds(++operations)).ToString("D")), ("repas", $"{value}:2026-11-24:1")],
        _ => [],
    };

    private static (string, string)[] Absence() =>
        [("numero", Ids.New(StorySite.Start).ToString("D")), ("rythme", "1"), ("jours", "2"), ("du", "2026-12-01"), ("au", "2026-12-08")];

    private Guid IdOf(string kind, Identity who, Relation relation) => (who.Name == Identity.Elsewhere, relation) switch
    {
        (_, Relation.Absent) => Nothing,
        (false, Relation.Elsewhere) or (true, Relation.Own) => kind switch
        {
            "collège" => elsewhere.School,
            "lieu" => elsewhere.Place,
            "élève" => elsewhere.Pupil,
            "sortie" => elsewhere.Event,
            "importation" => elsewhere.Import,
            "envoi" => elsewhere.Upload,
            "demande" => elsewhere.Request,
            "état" => elsewhere.Batch,
            "élève de l’état" => elsewhere.Pupil,
            "absence" => elsewhere.Absence,
            "contestation" => elsewhere.Contest,
            _ => throw new ArgumentException($"No object “{kind}” in another authority.", nameof(kind)),
        },
        (true, Relation.Elsewhere) => here[(kind, Relation.Own)],
        _ => here[(kind, relation)],
    };

    // A chef of a school, or the invitation of one.
    private async Task<Guid> AddTeamAsync(string kind, Identity who, Relation relation)
    {
        var id = Ids.New(StorySite.Start);
        var isThere = who.Name == Identity.Elsewhere ? relation == Relation.Own : relation == Relation.Elsewhere;
        var tenant = isThere ? SecondAuthority.Tenant : Persona.Tenant;
        var values = new { id, someone = Persona.All.Single(one => one.Key == "dominique").AccountId, school = IdOf("collège", who, relation), now = StorySite.Start, ends = StorySite.Start.AddDays(9) };
        await db.WriteAsync(Scope.Service(tenant), transaction => transaction.ExecuteAsync(
            kind == "rôle"
                ? "insert into role_grant (tenant, grant_id, account_id, role, school_id, granted_at) values (@tenant, @id, @someone, 2, @school, @now)"
                : """
                  insert into invitation (tenant, invitation_id, role, school_id, email, invited_at, invited_by, ends_at)
                  values (@tenant, @id, 2, @school, 'chef@exemple.fr', @now, @someone, @ends)
                  """, values));
        return id;
    }

    // A secret address opens to whoever has it: one of somebody who plays no part here, so that no form of the table ends it.
    private Task<int> AddAgendaAsync() => db.WriteAsync(Scope.Service(Persona.Tenant), transaction => transaction.ExecuteAsync(
        "insert into calendar_feed (tenant, account_id, secret_sha256, made_at) values (@tenant, @owner, @digest, @now)",
        new
        {
            owner = Persona.All.Single(one => one.Key == "dominique").AccountId, now = StorySite.Start,
            digest = Convert.ToHexStringLower(SHA256.HashData(Base64Url.DecodeFromChars(AgendaSecret))),
        }));

    private Task<int> AddLogoAsync() => db.WriteAsync(Scope.Service(Persona.Tenant), transaction => transaction.ExecuteAsync(
        """
        insert into authority_look (tenant, logo, logo_kind, logo_sha256, logo_width, logo_alt, changed_at)
        values (@tenant, @picture, 1, @LogoDigest, 48, 'Un logo', @now)
        """,
        new { picture = "<svg/>"u8.ToArray(), LogoDigest, now = StorySite.Start }));

    private async Task<Guid> AddDelegationAsync(Identity who, Relation relation)
    {
        var id = Ids.New(StorySite.Start);
        var values = new { id, school = IdOf("collège", who, relation), principal = Persona.All.Single(one => one.Key == "principal").AccountId, someone = Persona.All.Single(one => one.Key == "vie-scolaire").AccountId, now = StorySite.Start };
        var isThere = who.Name == Identity.Elsewhere ? relation == Relation.Own : relation == Relation.Elsewhere;
        await db.WriteAsync(Scope.Service(isThere ? SecondAuthority.Tenant : Persona.Tenant), transaction => transaction.ExecuteAsync(
            """
            insert into delegation (tenant, delegation_id, school_id, principal_id, delegate_id, first_day, last_day, given_at)
            values (@tenant, @id, @school, @principal, @someone, '2027-01-04', '2027-01-05', @now)
            """, values));
        return id;
    }

    // The one that the demonstration signed; in the other school, one of a single entry.
    private async Task AddBatchAsync(Relation relation, Guid school)
    {
        var scope = Scope.Service(Persona.Tenant);
        var values = new { id = Ids.New(StorySite.Start), school, owner = Persona.All.Single(one => one.Key == "departement").AccountId, now = StorySite.Start };
        if (relation == Relation.Foreign)
        {
            await db.WriteAsync(scope, async transaction =>
            {
                await transaction.ExecuteAsync(
                    """
                    insert into refund_batch (tenant, batch_id, school_id, exercise, number, first_day, last_day, entries, accounts, cents, sha256, state, prepared_at, prepared_by)
                    values (@tenant, @id, @school, 2026, 1, '2026-09-01', '2026-09-30', 1, 1, 1, '', 'prepared', @now, @owner)
                    """, values);
                return await transaction.ExecuteAsync(
                    """
                    insert into refund_batch_entry (tenant, batch_id, cause_id, pupil_id, day, service, kind)
                    select e.tenant, @id, e.cause_id, e.pupil_id, e.day, e.service, e.kind from ledger_entry e
                    join pupil p on p.tenant = e.tenant and p.pupil_id = e.pupil_id
                    where e.tenant = @tenant and p.school_id = @school limit 1
                    """, values);
            });
        }

        here[("état", relation)] = (await db.ReadAsync<Guid>(
            scope, "select batch_id from refund_batch where tenant = @tenant and school_id = @school order by state desc limit 1", values)).Single();
        here[("élève de l’état", relation)] = (await db.ReadAsync<Guid>(
            scope, "select pupil_id from refund_batch_entry where tenant = @tenant and batch_id = @batch limit 1", new { batch = here[("état", relation)] })).Single();
    }

    // A space is a tenant and a role; nobody ever holds that of the service itself.
    private static string? SpaceOf(Identity who, Relation relation) => relation switch
    {
        Relation.Own => who.Scope is { Role: not (Role.Public or Role.Service) } scope ? $"{scope.Tenant}/{scope.Role}" : null,
        Relation.Foreign => $"{Persona.Tenant}/{Role.Service}",
        Relation.Elsewhere => $"{(who.Name == Identity.Elsewhere ? Persona.Tenant : SecondAuthority.Tenant)}/{Role.SchoolManager}",
        Relation.Absent => $"99/{Role.SchoolManager}",
    };

    private async Task AddAsync(Relation relation, string uai)
    {
        var scope = Scope.Service(Persona.Tenant);
        var owner = Persona.All.Single(one => one.Key == (relation == Relation.Own ? "gestion" : "principal")).AccountId;
        var (evening, upload) = (Ids.New(StorySite.Start), Ids.New(StorySite.Start));
        var school = (await db.ReadAsync<Guid>(scope, "select school_id from school where tenant = @tenant and uai = @uai", new { uai })).Single();
        var place = (await db.ReadAsync<Guid>(scope, "select place_id from place where tenant = @tenant and host_school_id = @school", new { school })).Single();
        await db.WriteAsync(scope, async transaction =>
        {
            var values = new { evening, upload, owner, school, place, now = StorySite.Start };
            await transaction.ExecuteAsync(
                """
                insert into calendar_event (tenant, event_id, place_id, school_id, kind, first_day, last_day, division, label, created_at, created_by)
                values (@tenant, @evening, @place, @school, 'trip', '2026-12-04', '2026-12-04', '5 B', 'essai', @now, @owner)
                """, values);
            return await transaction.ExecuteAsync(
                "insert into siecle_upload (tenant, upload_id, file_rank, account_id, name, content, sent_at) values (@tenant, @upload, 0, @owner, 'a.xml', x'3C', @now)", values);
        });
        here[("collège", relation)] = school;
        here[("lieu", relation)] = place;
        here[("sortie", relation)] = evening;
        here[("envoi", relation)] = upload;
        here[("élève", relation)] = (await db.ReadAsync<Guid>(
            scope, "select pupil_id from pupil where tenant = @tenant and school_id = @school and (siecle_id = @Lea or @isForeign) and family_name <> @kin order by siecle_id limit 1",
            new { school, DemoSchools.Lea, isForeign = relation == Relation.Foreign, kin = relation == Relation.Foreign ? "MARTIN" : "" })).Single();
        var request = Ids.New(StorySite.Start);
        await db.WriteAsync(scope, transaction => transaction.ExecuteAsync(
            "insert into link_request (tenant, request_id, pupil_id, account_id, why, asked_at) values (@tenant, @request, @pupil, @owner, 'not_recognised', @now)",
            new { request, pupil = here[("élève", relation)], owner, now = StorySite.Start }));
        here[("demande", relation)] = request;
        await AddBatchAsync(relation, school);
        var absence = here[("absence", relation)] = Ids.New(StorySite.Start);
        await db.WriteAsync(scope, transaction => transaction.ExecuteAsync(
            """
            insert into standing_absence (tenant, absence_id, pupil_id, service, rhythm, weekdays, first_day, last_day, declared_at, declared_by, said_at, said_by, channel)
            values (@tenant, @absence, @pupil, 1, 1, 1, '2026-11-30', '2026-12-14', @now, @owner, @now, @owner, 'office')
            """, new { absence, pupil = here[("élève", relation)], owner, now = StorySite.Start }));
        var contest = here[("contestation", relation)] = Ids.New(StorySite.Start);
        await db.WriteAsync(scope, async transaction =>
        {
            var values = new { contest, pupil = here[("élève", relation)], owner, now = StorySite.Start, no = false };
            await transaction.ExecuteAsync(
                """
                insert into attendance (tenant, pupil_id, day, service, is_present, source, recorded_at, recorded_by, told_evening)
                values (@tenant, @pupil, '2026-11-20', 1, @no, 'office', @now, @owner, '2026-11-20')
                """, values);
            return await transaction.ExecuteAsync(
                """
                insert into contest (tenant, contest_id, pupil_id, day, service, account_id, received_at, due_day)
                values (@tenant, @contest, @pupil, '2026-11-20', 1, @owner, @now, '2026-11-30')
                """, values);
        });
        here[("importation", relation)] = (await db.ReadAsync<Guid>(scope, "select import_id from siecle_import where tenant = @tenant and school_id = @school", new { school })).Single();
    }
}
