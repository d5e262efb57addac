-- When an account was last used: written when one of its sessions goes, so that a sign-in costs nothing more.
alter table account add column seen_at timestamptz;

-- When who a pupil is was erased: the row stays as a party of the ledger, and names nobody.
alter table pupil add column erased_at timestamptz;

-- The chain over the trail: one link for each row of audit, made by a job from the committed rows. sha256 covers the link
-- before it. A link outlives its row, which goes once kept_until is over; hence no foreign key to it.
create table audit_link (
  tenant integer not null,
  seq bigint not null check (seq >= 1),
  audit_id uuid not null,
  row_sha256 text not null,
  kept_until timestamptz not null,
  linked_at timestamptz not null,
  sha256 text not null,
  primary key (tenant, seq),
  unique (tenant, audit_id),
  foreign key (tenant) references local_authority (tenant)
);

-- The counts of a month, written before its cancellations are deleted: public figures stay what they were.
create table closed_month (
  tenant integer not null,
  month text not null,
  meals bigint not null,
  pupils bigint not null,
  cents bigint not null,
  priced_pupils bigint not null,
  half_boarders bigint not null,
  active_half_boarders bigint not null,
  counted_at timestamptz not null,
  primary key (tenant, month),
  foreign key (tenant) references local_authority (tenant)
);

-- Who looked at what a child eats, for the child's family.
create index audit_of_diet on audit (tenant, subject_id, at) where action = 'diet.read';

-- What is still owed to a family for a pupil, or by it: nothing of such a pupil may be deleted.
create view open_credit with (security_invoker = true) as
select e.tenant, e.pupil_id, cast(sum(case when e.credit = 'family' then e.cents else -e.cents end) as bigint) as cents
from ledger_entry e
group by e.tenant, e.pupil_id
having sum(case when e.credit = 'family' then e.cents else -e.cents end) <> 0;

select protect('audit_link', 'select, insert');
select protect('closed_month', 'select, insert');

grant select on open_credit to antigaspi_app;

-- What the retention schedule deletes. ledger_entry is not in the list: vouchers are destroyed with a visa, by hand.
grant delete on pupil, meal_plan, guardian, guardian_link, role_grant, cancellation, late_notice, operation, audit to antigaspi_app;
grant delete on account, identity, account_tenant to antigaspi_app;

create trigger audit_link_insert_only before update or delete on audit_link for each row execute function refuse_change();

-- The chain itself tells the time: a row may go once a later link was made after its day.
create function refuse_early_deletion() returns trigger language plpgsql as $$
begin
  if exists (select 1 from audit_link l where l.tenant = old.tenant and l.audit_id = old.audit_id
      and l.kept_until < (select n.linked_at from audit_link n where n.tenant = old.tenant order by n.seq desc limit 1)) then
    return old;
  end if;
  raise exception 'audit is insert only until its day' using errcode = 'restrict_violation';
end
$$;

drop trigger audit_insert_only on audit;
create trigger audit_insert_only before update on audit for each row execute function refuse_change();
create trigger audit_kept before delete on audit for each row execute function refuse_early_deletion();

create function note_last_seen() returns trigger language plpgsql as $$
begin
  update account set seen_at = old.seen_at where account_id = old.account_id and (seen_at is null or seen_at < old.seen_at);
  return null;
end
$$;

create trigger session_seen after delete on session for each row execute function note_last_seen();
