-- When an account was last used: written when one of its sessions goes, so that a sign-in costs nothing more.
alter table account add column seen_at TEXT;

-- When who a pupil is was erased: the row stays as a party of the ledger, and names nobody.
alter table pupil add column erased_at TEXT;

-- The chain over the trail: one link for each row of audit, made by a job from the committed rows. sha256 covers the link
-- before it. A link outlives its row, which goes once kept_until is over; hence no foreign key to it.
create table audit_link (
  tenant INTEGER not null,
  seq INTEGER not null check (seq >= 1),
  audit_id TEXT not null,
  row_sha256 TEXT not null,
  kept_until TEXT not null,
  linked_at TEXT not null,
  sha256 TEXT not null,
  primary key (tenant, seq),
  unique (tenant, audit_id),
  foreign key (tenant) references local_authority (tenant)
) strict;

-- The counts of a month, written before its cancellations are deleted: public figures stay what they were.
create table closed_month (
  tenant INTEGER not null,
  month TEXT not null,
  meals INTEGER not null,
  pupils INTEGER not null,
  cents INTEGER not null,
  priced_pupils INTEGER not null,
  half_boarders INTEGER not null,
  active_half_boarders INTEGER not null,
  counted_at TEXT not null,
  primary key (tenant, month),
  foreign key (tenant) references local_authority (tenant)
) strict;

-- Who looked at what a child eats, for the child's family.
create index audit_of_diet on audit (tenant, subject_id, at) where action = 'diet.read';

-- What is still owed to a family for a pupil, or by it: nothing of such a pupil may be deleted.
create view open_credit as
select e.tenant, e.pupil_id, cast(sum(case when e.credit = 'family' then e.cents else -e.cents end) as bigint) as cents
from ledger_entry e
group by e.tenant, e.pupil_id
having sum(case when e.credit = 'family' then e.cents else -e.cents end) <> 0;

create trigger audit_link_no_update before update on audit_link begin select raise(abort, 'audit_link is insert only'); end;
create trigger audit_link_no_delete before delete on audit_link begin select raise(abort, 'audit_link is insert only'); end;

-- The chain itself tells the time: a row may go once a later link was made after its day.
drop trigger audit_no_delete;
create trigger audit_no_delete before delete on audit
when not exists (select 1 from audit_link l where l.tenant = old.tenant and l.audit_id = old.audit_id
  and l.kept_until < (select n.linked_at from audit_link n where n.tenant = old.tenant order by n.seq desc limit 1))
begin select raise(abort, 'audit is insert only until its day'); end;

create trigger session_seen after delete on session begin
  update account set seen_at = old.seen_at where account_id = old.account_id and (seen_at is null or seen_at < old.seen_at);
end;
