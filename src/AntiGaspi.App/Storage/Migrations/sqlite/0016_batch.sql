-- An état des remises d'ordre: the ledger entries of some ended days of a school, prepared by the office, signed by the authorising
-- officer, then looked at by the public accountant. Numbered per school and exercise (the civil year of its days). sha256 covers the
-- entries and what identifies the état, so that what is signed is what was prepared; cents and counts are its own addition.
-- Decided once: withdrawn by the office, or returned or signed by somebody else than whoever prepared it. decided_day: the day at the
-- school, to which a delegation is held.
create table refund_batch (
  tenant INTEGER not null,
  batch_id TEXT not null,
  school_id TEXT not null,
  exercise INTEGER not null,
  number INTEGER not null check (number >= 1),
  first_day TEXT not null,
  last_day TEXT not null,
  entries INTEGER not null check (entries >= 1),
  accounts INTEGER not null check (accounts >= 1),
  cents INTEGER not null,
  sha256 TEXT not null,
  state TEXT not null check (state in ('prepared', 'withdrawn', 'returned', 'signed')),
  prepared_at TEXT not null,
  prepared_by TEXT not null,
  decided_at TEXT,
  decided_day TEXT,
  decided_by TEXT,
  reason TEXT,
  primary key (tenant, batch_id),
  unique (tenant, school_id, exercise, number),
  check (last_day >= first_day),
  check ((state = 'prepared') = (decided_at is null)),
  check ((decided_at is null) = (decided_by is null)),
  check ((decided_at is null) = (decided_day is null)),
  check ((state = 'returned') = (reason is not null)),
  check (state not in ('returned', 'signed') or decided_by <> prepared_by),
  foreign key (tenant, school_id) references school (tenant, school_id)
) strict;

-- Which entries of the ledger an état holds. An entry is in one état at most: those of an état that was withdrawn or returned are released.
create table refund_batch_entry (
  tenant INTEGER not null,
  batch_id TEXT not null,
  cause_id TEXT not null,
  pupil_id TEXT not null,
  day TEXT not null,
  service INTEGER not null,
  kind TEXT not null,
  released_at TEXT,
  primary key (tenant, batch_id, cause_id, pupil_id, day, service, kind),
  foreign key (tenant, batch_id) references refund_batch (tenant, batch_id),
  foreign key (tenant, cause_id, pupil_id, day, service, kind) references ledger_entry (tenant, cause_id, pupil_id, day, service, kind)
) strict;

create unique index refund_batch_entry_once on refund_batch_entry (tenant, cause_id, pupil_id, day, service, kind) where released_at is null;

create index refund_batch_entry_of_pupil on refund_batch_entry (tenant, pupil_id);

-- What the public accountant says of a signed état: looked at and right, or something to be mended by a later one. It changes no amount.
create table refund_visa (
  tenant INTEGER not null,
  batch_id TEXT not null,
  visa TEXT not null check (visa in ('controlled', 'observed')),
  reason TEXT not null,
  given_at TEXT not null,
  given_by TEXT not null,
  primary key (tenant, batch_id, visa, reason),
  check ((visa = 'controlled') = (reason = '')),
  foreign key (tenant, batch_id) references refund_batch (tenant, batch_id)
) strict;

-- Who may sign for a school, and when: its principal, and whoever the principal, still one, lets sign. A delegate is of pupils' life
-- there, still, and neither prepares (the office) nor controls (the accountant).
drop view may_sign;

create view may_sign as
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

-- An état is decided once, by somebody entitled that day, and nothing of what was prepared changes.
create trigger refund_batch_no_delete before delete on refund_batch begin select raise(abort, 'refund_batch is insert only'); end;

create trigger refund_batch_begins before insert on refund_batch when new.state <> 'prepared'
begin select raise(abort, 'refund_batch begins prepared'); end;

create trigger refund_batch_once before update on refund_batch when old.state <> 'prepared'
begin select raise(abort, 'refund_batch is decided once'); end;

create trigger refund_batch_keeps before update on refund_batch
when new.tenant <> old.tenant or new.batch_id <> old.batch_id or new.school_id <> old.school_id or new.exercise <> old.exercise or new.number <> old.number
  or new.first_day <> old.first_day or new.last_day <> old.last_day or new.entries <> old.entries or new.accounts <> old.accounts or new.cents <> old.cents
  or new.sha256 <> old.sha256 or new.prepared_at <> old.prepared_at or new.prepared_by <> old.prepared_by
begin select raise(abort, 'refund_batch keeps what was prepared'); end;

create trigger refund_batch_signer before update on refund_batch
when new.state in ('signed', 'returned') and not exists (
  select 1 from may_sign s where s.tenant = new.tenant and s.account_id = new.decided_by and s.school_id = new.school_id
    and (s.first_day is null or s.first_day <= new.decided_day) and (s.last_day is null or s.last_day >= new.decided_day))
begin select raise(abort, 'refund_batch is signed by whoever may sign'); end;

create trigger refund_batch_entry_no_delete before delete on refund_batch_entry begin select raise(abort, 'refund_batch_entry is insert only'); end;

create trigger refund_batch_entry_begins before insert on refund_batch_entry
when not exists (select 1 from refund_batch b where b.tenant = new.tenant and b.batch_id = new.batch_id and b.state = 'prepared')
begin select raise(abort, 'refund_batch_entry is of a prepared état'); end;

create trigger refund_batch_entry_release before update on refund_batch_entry
when old.released_at is not null or new.tenant <> old.tenant or new.batch_id <> old.batch_id or new.cause_id <> old.cause_id or new.pupil_id <> old.pupil_id
  or new.day <> old.day or new.service <> old.service or new.kind <> old.kind
  or not exists (select 1 from refund_batch b where b.tenant = new.tenant and b.batch_id = new.batch_id and b.state in ('withdrawn', 'returned'))
begin select raise(abort, 'refund_batch_entry is released with its état'); end;

-- Whoever prepared or signed does not control.
create trigger refund_visa_begins before insert on refund_visa
when not exists (select 1 from refund_batch b where b.tenant = new.tenant and b.batch_id = new.batch_id and b.state = 'signed'
  and b.prepared_by <> new.given_by and b.decided_by <> new.given_by)
begin select raise(abort, 'refund_visa is given by somebody else, to a signed état'); end;

create trigger refund_visa_no_update before update on refund_visa begin select raise(abort, 'refund_visa is insert only'); end;

create trigger refund_visa_no_delete before delete on refund_visa begin select raise(abort, 'refund_visa is insert only'); end;
