using System.Text;
using AntiGaspi.App.Meals;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Tests.Privacy;

/// <summary>
/// A family of a <see cref="World"/> with a row in every table that holds anything of a person, and a mark of its own in every
/// column that a person or a file fills in: whoever finds the mark has found the family.
/// </summary>
public sealed class MarkedFamily
{
    /// <summary>The columns that are marked. A test holds them, with <see cref="FixedWords"/>, equal to every personal text of the schema.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Marks = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["pupil"] = ["siecle_id", "ine", "family_name", "usage_name", "given_name", "division", "boarding_code"],
        ["guardian"] = ["siecle_person_id", "title", "family_name", "usage_name", "given_name", "email", "mobile", "address"],
        ["guardian_link"] = ["kinship"],
        ["meal_plan"] = ["menu_option"],
        ["account"] = ["display_name"],
        ["identity"] = ["subject"],
        ["session"] = ["device", "id_token"],
        ["sign_in_link"] = ["address", "return_to"],
        ["second_factor"] = ["secret"],
        ["outbox"] = ["recipient", "content"],
        ["push_subscription"] = ["device"],
        ["unreachable_mailbox"] = ["mailbox"],
        ["siecle_upload"] = ["name", "content"],
    };

    /// <summary>Texts that the program chooses among a few of its own.</summary>
    public static readonly string[] FixedWords =
    [
        "meal_plan.basis", "meal_plan.price_class", "cancellation.channel", "standing_absence.channel", "standing_absence_day.channel", "attendance.source", "refund_batch_entry.kind", "calendar_feed.secret_sha256", "ledger_entry.kind", "ledger_entry.debit", "ledger_entry.credit", "ledger_entry.term",
        "account.language", "operation.route", "operation.body_sha256", "operation.refused", "outbox.kind", "audit.action", "audit.detail", "session.key_sha256", "sign_in_link.browser_sha256",
        "push_subscription.endpoint_digest", "push_subscription.sealed", "kept_form.browser_sha256", "kept_form.content", "activation_code.digest", "activation_code.way", "activation_place.place_digest", "link_request.why", "link_request.proof",
    ];

    private static readonly DateTimeOffset Cutoff = World.Paris(11, 25, 10);

    private MarkedFamily(World world, int index, string mark) => (World, Index, Mark) = (world, index, mark);

    public World World { get; }

    public int Index { get; }

    /// <summary>What every mark of the family begins with.</summary>
    public string Mark { get; }

    public Guid Pupil => World.Pupils[Index];

    public Guid Account => World.Families[Index];

    public Scope Scope => World.Family(Index);

    /// <summary>The other guardian of the same pupil, with an account of their own.</summary>
    public Guid OtherAccount { get; } = World.NewId();

    public Guid OtherGuardian { get; } = World.NewId();

    public Guid Guardian { get; private set; }

    /// <summary>The numbers of its people, as values of a statement.</summary>
    public object Ids() => new { Pupil, Guardian, OtherGuardian, Who = Account, OtherAccount };

    /// <summary>The mark of a column; the mailbox of the family is one, wherever it stands.</summary>
    public string MarkOf(string table, string column) => (table, column) is ("outbox", "recipient") or ("unreachable_mailbox", "mailbox") or ("sign_in_link", "address") or ("identity", "subject")
        ? MarkOf("guardian", "email") : $"{Mark}.{table}.{column}";

    /// <summary>Gives a family of the world its rows and marks.</summary>
    /// <param name="world">The world; its days of 26 and 27 November are made when absent.</param>
    /// <param name="index">Which family.</param>
    /// <param name="mark">The mark.</param>
    /// <param name="restores">Whether its cancelled meal is restored, so that its account is even.</param>
    public static async Task<MarkedFamily> CreateAsync(World world, int index, string mark, bool restores = false)
    {
        var family = new MarkedFamily(world, index, mark);
        if (await world.ScalarAsync<long>("select count(*) from service_day where tenant = @tenant") == 0)
        {
            await world.AddDayAsync(11, 26, Cutoff);
            await world.AddDayAsync(11, 27, Cutoff.AddDays(1));
        }

        family.Guardian = await world.ScalarAsync<Guid>("select guardian_id from guardian_link where tenant = @tenant and pupil_id = @Pupil", new { family.Pupil });
        await new CancelMeals(world.Db).RunAsync(family.Scope, world.Op(Cutoff.AddHours(-2)), [world.Meal(index, 11, 26)]);
        if (restores)
        {
            await new RestoreMeals(world.Db).RunAsync(family.Scope, world.Op(Cutoff.AddHours(-1)), [world.Meal(index, 11, 26)]);
        }

        await world.Db.WriteAsync(world.Service, async transaction =>
        {
            await family.AddRowsAsync(transaction);
            // The site may not change an upload: it is marked as it is written.
            foreach (var (table, columns) in Marks.Where(one => one.Key != "siecle_upload"))
            {
                await family.MarkAsync(transaction, table, columns);
            }

            return 0;
        });
        return family;
    }

    private async Task AddRowsAsync(Transaction transaction)
    {
        var values = new
        {
            Pupil, Own = Guardian, Who = Account, OtherAccount, OtherGuardian, World.School, World.Place, World.Office, World.Morning, id = World.NewId(), day = new DateOnly(2026, 11, 27),
            entry = new DateOnly(2026, 9, 1), birth = new DateOnly(2014, 3, Index + 1), digest = Pupil.ToString("N"), later = World.Morning.AddHours(12), mark = Mark, no = false, number = Index + 1,
            bytes = Encoding.UTF8.GetBytes(MarkOf("siecle_upload", "content")),
        };
        foreach (var sql in Rows)
        {
            await transaction.ExecuteAsync(sql, values);
        }
    }

    // The row that a mark is written in is found by whose it is.
    private Task<int> MarkAsync(Transaction transaction, string table, string[] columns)
    {
        var where = table switch
        {
            "pupil" or "meal_plan" => "tenant = @tenant and pupil_id = @Pupil",
            "guardian" or "guardian_link" => "tenant = @tenant and guardian_id = @Guardian",
            "outbox" => "tenant = @tenant and recipient = @mark",
            "sign_in_link" => "address = @mark",
            "unreachable_mailbox" => "mailbox = @mark",
            _ => "account_id = @Who",
        };
        var set = string.Join(", ", columns.Select(column => $"{column} = @{column}"));
        var parameters = columns.ToDictionary(column => column, column => (object)MarkOf(table, column));
        parameters["Pupil"] = Pupil;
        parameters["Guardian"] = Guardian;
        parameters["Who"] = Account;
        parameters["mark"] = Mark;
        return transaction.ExecuteAsync($"update {table} set {set} where {where}", parameters);
    }

    private static readonly string[] Rows =
    [
        "update pupil set birth_day = @birth, entry_day = @entry where tenant = @tenant and pupil_id = @Pupil",
        "insert into account (account_id, display_name, created_at) values (@OtherAccount, @mark || '.other.display_name', @Morning)",
        """
        insert into guardian (tenant, guardian_id, school_id, siecle_person_id, account_id, title, family_name, given_name, email, mobile, address)
        values (@tenant, @OtherGuardian, @School, @mark || '.other.siecle', @OtherAccount, 'M.', @mark || '.other.family_name', @mark || '.other.given_name',
          @mark || '.other.email', @mark || '.other.mobile', @mark || '.other.address')
        """,
        "insert into guardian_link (tenant, pupil_id, guardian_id, level, is_payer) values (@tenant, @Pupil, @OtherGuardian, 2, @no)",
        "insert into account_tenant (tenant, account_id) values (@tenant, @Who), (@tenant, @OtherAccount)",
        "insert into identity (provider, subject, account_id, linked_at) values (3, @mark, @Who, @Morning), (3, @mark || '.other.subject', @OtherAccount, @Morning)",
        """
        insert into session (session_id, key_sha256, account_id, tenant, role, schools, device, provider, opened_at, seen_at, ends_at)
        values (@id, @digest, @Who, @tenant, 1, '', '', 3, @Morning, @Morning, @later)
        """,
        """
        insert into activation_code (tenant, code_id, guardian_id, digest, way, made_at, made_by, expires_at)
        values (@tenant, @id, @Own, @digest, 'letter', @Morning, @Office, @later)
        """,
        "insert into link_failure (tenant, failure_id, guardian_id, failed_at) values (@tenant, @id, @Own, @Morning)",
        "insert into link_request (tenant, request_id, pupil_id, account_id, why, asked_at) values (@tenant, @id, @Pupil, @Who, 'not_recognised', @Morning)",
        "insert into calendar_feed (tenant, account_id, secret_sha256, made_at) values (@tenant, @Who, @digest, @Morning)",
        """
        insert into refund_batch (tenant, batch_id, school_id, exercise, number, first_day, last_day, entries, accounts, cents, sha256, state, prepared_at, prepared_by)
        values (@tenant, @id, @School, 2026, @number, @day, @day, 1, 1, 0, '', 'prepared', @Morning, @Office)
        """,
        """
        insert into refund_batch_entry (tenant, batch_id, cause_id, pupil_id, day, service, kind)
        select tenant, @id, cause_id, pupil_id, day, service, kind from ledger_entry where tenant = @tenant and pupil_id = @Pupil
        """,
        "insert into second_factor (account_id, secret, made_at) values (@Who, '', @Morning)",
        "insert into sign_in_link (link_id, browser_sha256, address, asked_at, ends_at) values (@id, @digest, @mark, @Morning, @later)",
        "insert into unreachable_mailbox (mailbox, refused_at) values (@mark, @Morning)",
        """
        insert into message_choice (tenant, account_id, choice_id, wants_reminder, reminder_weekday, reminder_hour, wants_receipt, wants_digest, digested_at, changed_at)
        values (@tenant, @Who, @id, @no, 7, 18, @no, @no, @Morning, @Morning)
        """,
        "insert into push_subscription (tenant, subscription_id, account_id, endpoint_digest, sealed, device, made_at) values (@tenant, @id, @Who, @digest, '', '', @Morning)",
        """
        insert into meal_link (tenant, link_id, guardian_id, account_id, pupil_id, first_day, made_at)
        values (@tenant, @id, @Own, @Who, @Pupil, '2026-11-23', @Morning)
        """,
        """
        insert into outbox (tenant, message_id, kind, recipient, content, created_at, next_at, ends_at)
        values (@tenant, @id, 'test', @mark, '', @Morning, @Morning, @later)
        """,
        """
        insert into siecle_upload (tenant, upload_id, file_rank, account_id, name, content, sent_at)
        values (@tenant, @id, 0, @Office, @mark || '.siecle_upload.name', @bytes, @Morning)
        """,
        "insert into late_notice (tenant, pupil_id, day, service, place_id, op_id, received_at, account_id) values (@tenant, @Pupil, @day, 1, @Place, @id, @Morning, @Who)",
        """
        insert into late_notice_back (tenant, back_op, pupil_id, day, service, place_id, op_id, told_at, told_by, back_at, back_by)
        values (@tenant, @id, @Pupil, @day, 1, @Place, @id, @Morning, @Who, @Morning, @Who)
        """,
        "insert into earlier_stay (tenant, pupil_id, last_day) values (@tenant, @Pupil, @day)",
        "insert into pupil_life_notice (tenant, pupil_id, day, service, op_id, told_at, told_by) values (@tenant, @Pupil, @day, 1, @id, @Morning, @Who)",
        "insert into custody (tenant, pupil_id, guardian_id, rhythm, holidays, stated_at, stated_by) values (@tenant, @Pupil, @Own, 1, 1, @Morning, @Who)",
        "insert into shared_act (tenant, op_id, told_at) values (@tenant, @id, @Morning)",
        "insert into attendance (tenant, pupil_id, day, service, is_present, source, recorded_at, recorded_by, told_evening) values (@tenant, @Pupil, @day, 1, @no, 'office', @Morning, @Office, @day)",
        "insert into contest (tenant, contest_id, pupil_id, day, service, account_id, received_at, due_day) values (@tenant, @id, @Pupil, @day, 1, @Who, @Morning, @day)",
        """
        insert into standing_absence (tenant, absence_id, pupil_id, service, rhythm, weekdays, first_day, last_day, declared_at, declared_by, said_at, said_by, channel)
        values (@tenant, @id, @Pupil, 1, 1, 2, @day, @day, @Morning, @Who, @Morning, @Who, 'family')
        """,
        "insert into standing_absence_day (tenant, absence_id, pupil_id, day, service, op_id, claimed_at, applied_at) values (@tenant, @id, @Pupil, @day, 1, @id, @Morning, @Morning)",
        """
        insert into calendar_event (tenant, event_id, place_id, school_id, kind, first_day, last_day, label, created_at, created_by)
        values (@tenant, @id, @Place, @School, 'trip', @day, @day, 'sortie', @Morning, @Office)
        """,
        "insert into event_pupil (tenant, event_id, pupil_id, day, service) values (@tenant, @id, @Pupil, @day, 1)",
        """
        insert into audit (tenant, audit_id, at, account_id, action, subject_id, detail)
        values (@tenant, @id, @Morning, @Office, 'diet.read', @Pupil, '3')
        """,
    ];
}
