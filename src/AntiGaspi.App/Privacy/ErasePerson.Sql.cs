namespace AntiGaspi.App.Privacy;

/// <content>The statements, each with the table that it empties of the person; one text serves both databases.</content>
public sealed partial class ErasePerson
{
    private const string FindPupil = "select pupil_id from pupil where tenant = @tenant and school_id = @school and siecle_id = @siecleId";

    private const string FindGuardian = "select guardian_id from guardian where tenant = @tenant and school_id = @school and siecle_person_id = @siecleId";

    private const string Pupil = """
        select null as holder, case when p.exit_day < @today then 1 else 0 end as has_left
        from pupil p where p.tenant = @tenant and p.pupil_id = @person and p.erased_at is null
        """;

    private const string Guardian = "select account_id as holder, 1 as has_left from guardian where tenant = @tenant and guardian_id = @person";

    private const string CreditOfPupil = "select 1 from open_credit c where c.tenant = @tenant and c.pupil_id = @person";

    // What is owed is owed to whoever pays.
    private const string CreditOfGuardian = """
        select 1 from guardian_link g join open_credit c on c.tenant = g.tenant and c.pupil_id = g.pupil_id
        where g.tenant = @tenant and g.guardian_id = @person and g.is_payer
        """;

    private const string MailboxesOfGuardian = """
        select lower(u.email) from guardian u where u.tenant = @tenant and u.guardian_id = @person and u.email is not null
        union
        select lower(i.subject) from guardian u join identity i on i.account_id = u.account_id and i.provider = 3
        where u.tenant = @tenant and u.guardian_id = @person
        """;

    private const string MailboxesOfPupil = """
        select lower(u.email) from guardian_link g join guardian u on u.tenant = g.tenant and u.guardian_id = g.guardian_id
        where g.tenant = @tenant and g.pupil_id = @person and u.email is not null
        """;

    private const string OutboxOfMailbox = "delete from outbox where tenant = @tenant and lower(recipient) = @mailbox";

    // The files of an import hold everybody; whoever was about to confirm them sends them again.
    private const string Uploads = "delete from siecle_upload where tenant = @tenant";

    // An account that still opens something stays, whole: it is not ours alone.
    private const string OpensNothing = "not exists (select 1 from account_tenant t where t.account_id = @holder)";

    private static readonly (string Table, string Sql)[] GuardianSteps =
    [
        ("outbox", $"delete from outbox where tenant = @tenant and lower(recipient) in ({MailboxesOfGuardian})"),
        ("sign_in_link", $"delete from sign_in_link where lower(address) in ({MailboxesOfGuardian})"),
        ("unreachable_mailbox", $"delete from unreachable_mailbox where mailbox in ({MailboxesOfGuardian})"),
        ("meal_link", "delete from meal_link where tenant = @tenant and guardian_id = @person"),
        ("siecle_upload", Uploads),
        ("guardian_link", "delete from guardian_link where tenant = @tenant and guardian_id = @person"),
        ("guardian", "delete from guardian where tenant = @tenant and guardian_id = @person"),
        ("account_tenant", """
            delete from account_tenant where tenant = @tenant and account_id = @holder
              and not exists (select 1 from guardian u where u.tenant = @tenant and u.account_id = @holder)
              and not exists (select 1 from role_grant r where r.tenant = @tenant and r.account_id = @holder)
            """),
        ("message_choice", """
            delete from message_choice where tenant = @tenant and account_id = @holder
              and not exists (select 1 from guardian u where u.tenant = @tenant and u.account_id = @holder)
            """),
        ("session", $"delete from session where account_id = @holder and {OpensNothing}"),
        ("second_factor", $"delete from second_factor where account_id = @holder and {OpensNothing}"),
        ("identity", $"delete from identity where account_id = @holder and {OpensNothing}"),
        ("account", $"delete from account where account_id = @holder and {OpensNothing}"),
    ];

    private static readonly (string Table, string Sql)[] PupilSteps =
    [
        ("outbox", $"delete from outbox where tenant = @tenant and lower(recipient) in ({MailboxesOfPupil})"),
        ("siecle_upload", Uploads),
        ("meal_link", "delete from meal_link where tenant = @tenant and pupil_id = @person"),
        ("guardian_link", "delete from guardian_link where tenant = @tenant and pupil_id = @person"),
        ("meal_plan", "delete from meal_plan where tenant = @tenant and pupil_id = @person"),
        ("earlier_stay", "delete from earlier_stay where tenant = @tenant and pupil_id = @person"),
        ("standing_absence", "delete from standing_absence where tenant = @tenant and pupil_id = @person"),
        ("custody", "delete from custody where tenant = @tenant and pupil_id = @person"),
        ("contest", "delete from contest where tenant = @tenant and pupil_id = @person"),
        ("attendance", "delete from attendance where tenant = @tenant and pupil_id = @person"),
        ("pupil_life_notice", "delete from pupil_life_notice where tenant = @tenant and pupil_id = @person"),
        ("pupil", $"update pupil set {PupilRows.Emptied} where tenant = @tenant and pupil_id = @person"),
        ("pupil", PupilRows.DropUnused),
    ];
}
