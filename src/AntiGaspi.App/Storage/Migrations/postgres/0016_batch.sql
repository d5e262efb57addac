-- An état des remises d'ordre: the ledger entries of some ended days of a school, prepared by the office, signed by the authorising
-- officer, then looked at by the public accountant. Numbered per school and exercise (the civil year of its days). sha256 covers the
-- entries and what identifies the état, so that what is signed is what was prepared; cents and counts are its own addition.
-- Decided once: withdrawn by the office, or returned or signed by somebody else than whoever prepared it. decided_day: the day at the
-- school, to which a delegation is held.
create table refund_batch (
  tenant integer not null,
  batch_id uuid not null,
  school_id uuid not null,
  exercise integer not null,
  number integer not null check (number >= 1),
  first_day date not null,
  last_day date not null,
  entries integer not null check (entries >= 1),
  accounts integer not null check (accounts >= 1),
  cents bigint not null,
  sha256 text not null,
  state text not null check (state in ('prepared', 'withdrawn', 'returned', 'signed')),
  prepared_at timestamptz not null,
  prepared_by uuid not null,
  decided_at timestamptz,
  decided_day date,
  decided_by uuid,
  reason text,
  primary key (tenant, batch_id),
  unique (tenant, school_id, exercise, number),
  check (last_day >= first_day),
  check ((state = 'prepared') = (decided_at is null)),
  check ((decided_at is null) = (decided_by is null)),
  check ((decided_at is null) = (decided_day is null)),
  check ((state = 'returned') = (reason is not null)),
  check (state not in ('returned', 'signed') or decided_by <> prepared_by),
  foreign key (tenant, school_id) references school (tenant, school_id)
);

-- Which entries of the ledger an état holds. An entry is in one état at most: those of an état that was withdrawn or returned are released.
create table refund_batch_entry (
  tenant integer not null,
  batch_id uuid not null,
  cause_id uuid not null,
  pupil_id uuid not null,
  day date not null,
  service integer not null,
  kind text not null,
  released_at timestamptz,
  primary key (tenant, batch_id, cause_id, pupil_id, day, service, kind),
  foreign key (tenant, batch_id) references refund_batch (tenant, batch_id),
  foreign key (tenant, cause_id, pupil_id, day, service, kind) references ledger_entry (tenant, cause_id, pupil_id, day, service, kind)
);

create unique index refund_batch_entry_once on refund_batch_entry (tenant, cause_id, pupil_id, day, service, kind) where released_at is null;

create index refund_batch_entry_of_pupil on refund_batch_entry (tenant, pupil_id);

-- What the public accountant says of a signed état: looked at and right, or something to be mended by a later one. It changes no amount.
create table refund_visa (
  tenant integer not null,
  batch_id uuid not null,
  visa text not null check (visa in ('controlled', 'observed')),
  reason text not null,
  given_at timestamptz not null,
  given_by uuid not null,
  primary key (tenant, batch_id, visa, reason),
  check ((visa = 'controlled') = (reason = '')),
  foreign key (tenant, batch_id) references refund_batch (tenant, batch_id)
);

-- Who may sign for a school, and when: its principal, and whoever the principal, still one, lets sign. A delegate is of pupils' life
-- there, still, and neither prepares (the office) nor controls (the accountant).
drop view may_sign;

create view may_sign with (security_invoker = true) as
select r.tenant, r.account_id, r.school_id, null as first_day, null as last_day
from role_grant r
where r.role = 4 and r.ended_at is null
union all
select d.tenant, d.delegate_id as account_id, d.school_id, d.first_day, d.last_day
from delegation d
where d.ended_at is null
  and exists (
    select 1 from role_grant r where r.tenant = d.tenant and r.account_id = d.principal_id and r.school_id = d.school_id and r.role = 4 and r.ended_at is null)
  and exists (
    select 1 from role_grant r where r.tenant = d.tenant and r.account_id = d.delegate_id and r.school_id = d.school_id and r.role = 5 and r.ended_at is null)
  and not exists (
    select 1 from role_grant r where r.tenant = d.tenant and r.account_id = d.delegate_id and r.school_id = d.school_id and r.role in (3, 6) and r.ended_at is null);

select protect('refund_batch', 'select, insert, update');
select protect('refund_batch_entry', 'select, insert, update');
select protect('refund_visa', 'select, insert');

grant select on may_sign to antigaspi_app;

-- An état is decided once, by somebody entitled that day, and nothing of what was prepared changes.
create function guard_refund_batch() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'prepared' then
      raise exception 'refund_batch begins prepared' using errcode = 'restrict_violation';
    end if;
    return new;
  end if;
  if old.state <> 'prepared' then
    raise exception 'refund_batch is decided once' using errcode = 'restrict_violation';
  end if;
  if (new.tenant, new.batch_id, new.school_id, new.exercise, new.number, new.first_day, new.last_day, new.entries, new.accounts, new.cents,
      new.sha256, new.prepared_at, new.prepared_by)
    is distinct from (old.tenant, old.batch_id, old.school_id, old.exercise, old.number, old.first_day, old.last_day, old.entries, old.accounts, old.cents,
      old.sha256, old.prepared_at, old.prepared_by) then
    raise exception 'refund_batch keeps what was prepared' using errcode = 'restrict_violation';
  end if;
  if new.state in ('signed', 'returned') and not exists (
    select 1 from may_sign s where s.tenant = new.tenant and s.account_id = new.decided_by and s.school_id = new.school_id
      and (s.first_day is null or s.first_day <= new.decided_day) and (s.last_day is null or s.last_day >= new.decided_day)) then
    raise exception 'refund_batch is signed by whoever may sign' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;

create trigger refund_batch_guard before insert or update on refund_batch for each row execute function guard_refund_batch();
create trigger refund_batch_kept before delete on refund_batch for each row execute function refuse_change();

create function guard_refund_batch_entry() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if not exists (select 1 from refund_batch b where b.tenant = new.tenant and b.batch_id = new.batch_id and b.state = 'prepared') then
      raise exception 'refund_batch_entry is of a prepared état' using errcode = 'restrict_violation';
    end if;
    return new;
  end if;
  if old.released_at is not null
    or (new.tenant, new.batch_id, new.cause_id, new.pupil_id, new.day, new.service, new.kind)
      is distinct from (old.tenant, old.batch_id, old.cause_id, old.pupil_id, old.day, old.service, old.kind)
    or not exists (select 1 from refund_batch b where b.tenant = new.tenant and b.batch_id = new.batch_id and b.state in ('withdrawn', 'returned')) then
    raise exception 'refund_batch_entry is released with its état' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;

create trigger refund_batch_entry_guard before insert or update on refund_batch_entry for each row execute function guard_refund_batch_entry();
create trigger refund_batch_entry_kept before delete on refund_batch_entry for each row execute function refuse_change();

-- Whoever prepared or signed does not control.
create function guard_refund_visa() returns trigger language plpgsql as $$
begin
  if not exists (
    select 1 from refund_batch b where b.tenant = new.tenant and b.batch_id = new.batch_id and b.state = 'signed'
      and b.prepared_by <> new.given_by and b.decided_by <> new.given_by) then
    raise exception 'refund_visa is given by somebody else, to a signed état' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;

create trigger refund_visa_guard before insert on refund_visa for each row execute function guard_refund_visa();
create trigger refund_visa_insert_only before update or delete on refund_visa for each row execute function refuse_change();
