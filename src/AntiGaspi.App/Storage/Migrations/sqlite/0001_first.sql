-- A collectivité that runs canteens: the tenant. Public facts only, so every tenant may be listed.
create table local_authority (
  tenant INTEGER not null check (tenant > 0),
  code TEXT not null,
  name TEXT not null,
  primary key (tenant),
  unique (code)
) strict;

-- A person or a mailbox that signs in. It belongs to no tenant: one sign-in may lead to several.
create table account (
  account_id TEXT not null,
  display_name TEXT not null,
  created_at TEXT not null,
  primary key (account_id)
) strict;

-- School holidays per zone; the return day is the first day with class again.
create table school_holiday (
  zone TEXT not null,
  school_year INTEGER not null,
  name TEXT not null,
  first_day_off TEXT not null,
  return_day TEXT not null,
  source TEXT not null,
  primary key (zone, school_year, name)
) strict;

-- First day of class and first day of summer, per zone.
create table school_year (
  zone TEXT not null,
  school_year INTEGER not null,
  first_day TEXT not null,
  summer_from TEXT not null,
  source TEXT not null,
  primary key (zone, school_year)
) strict;

-- A collège (établissement). Its pupils may eat in the canteen of another.
create table school (
  tenant INTEGER not null,
  school_id TEXT not null,
  uai TEXT not null,
  name TEXT not null,
  phone TEXT not null,
  primary key (tenant, school_id),
  unique (tenant, uai),
  foreign key (tenant) references local_authority (tenant)
) strict;

-- A place of meal (restaurant scolaire). Its host school's règlement gives the cutoffs.
create table place (
  tenant INTEGER not null,
  place_id TEXT not null,
  host_school_id TEXT not null,
  name TEXT not null,
  zone TEXT not null,
  time_zone TEXT not null,
  primary key (tenant, place_id),
  foreign key (tenant, host_school_id) references school (tenant, school_id)
) strict;

-- Which services a place gives, on which weekdays (bit mask, Monday 1), from which local time (HH:mm).
create table place_service (
  tenant INTEGER not null,
  place_id TEXT not null,
  service INTEGER not null check (service between 1 and 3),
  weekdays INTEGER not null check (weekdays between 0 and 127),
  starts_at TEXT not null,
  primary key (tenant, place_id, service),
  foreign key (tenant, place_id) references place (tenant, place_id)
) strict;

-- A règlement de la restauration, as voted; the document is its file, word for word.
create table regulation (
  tenant INTEGER not null,
  regulation_id TEXT not null,
  number TEXT not null,
  voted_day TEXT not null,
  executory_day TEXT not null,
  valid_from TEXT not null,
  valid_to TEXT,
  covers TEXT not null,
  document TEXT not null,
  registered_at TEXT not null,
  registered_by TEXT not null,
  primary key (tenant, regulation_id),
  foreign key (tenant) references local_authority (tenant)
) strict;

-- A price as voted for a school and a price class. Never changed: a later vote is a later row.
create table tariff (
  tenant INTEGER not null,
  tariff_id TEXT not null,
  school_id TEXT not null,
  price_class TEXT not null,
  valid_from TEXT not null,
  price_cents INTEGER check (price_cents >= 0),
  food_cents INTEGER check (food_cents >= 0),
  act TEXT not null,
  entered_at TEXT not null,
  entered_by TEXT not null,
  primary key (tenant, tariff_id),
  foreign key (tenant, school_id) references school (tenant, school_id)
) strict;

-- What a meal is worth when it is refunded: computed by the rules from règlement and tariff, read by the acts.
-- Tier 0 is a refund as of right (closure, trip…); tiers from 1 are those of the cutoffs. A null refund is priced later.
create table refund_rate (
  tenant INTEGER not null,
  school_id TEXT not null,
  price_class TEXT not null,
  tier INTEGER not null check (tier >= 0),
  valid_from TEXT not null,
  valid_to TEXT,
  regulation_id TEXT not null,
  tariff_id TEXT not null,
  article TEXT not null,
  price_cents INTEGER check (price_cents >= 0),
  refund_cents INTEGER check (refund_cents >= 0),
  primary key (tenant, school_id, price_class, tier, valid_from),
  foreign key (tenant, school_id) references school (tenant, school_id),
  foreign key (tenant, regulation_id) references regulation (tenant, regulation_id),
  foreign key (tenant, tariff_id) references tariff (tenant, tariff_id)
) strict;

-- A class (division).
create table division (
  tenant INTEGER not null,
  school_id TEXT not null,
  code TEXT not null,
  label TEXT not null,
  primary key (tenant, school_id, code),
  foreign key (tenant, school_id) references school (tenant, school_id)
) strict;

-- A pupil as SIECLE knows it. Entry and exit days are both days of presence.
create table pupil (
  tenant INTEGER not null,
  pupil_id TEXT not null,
  school_id TEXT not null,
  siecle_id TEXT not null,
  ine TEXT,
  family_name TEXT not null,
  usage_name TEXT,
  given_name TEXT not null,
  birth_day TEXT,
  division TEXT,
  boarding_code TEXT not null,
  entry_day TEXT,
  exit_day TEXT,
  primary key (tenant, pupil_id),
  unique (tenant, school_id, siecle_id),
  foreign key (tenant, school_id) references school (tenant, school_id)
) strict;

-- Where, on which weekdays and at which price class a pupil eats; valid_to is the first day it no longer holds.
-- flat: forfait; ticket: pays each meal; boarder: counted, never refunded here.
create table meal_plan (
  tenant INTEGER not null,
  pupil_id TEXT not null,
  service INTEGER not null check (service between 1 and 3),
  valid_from TEXT not null,
  valid_to TEXT,
  place_id TEXT not null,
  weekdays INTEGER not null check (weekdays between 0 and 127),
  basis TEXT not null check (basis in ('flat', 'ticket', 'boarder')),
  price_class TEXT not null,
  menu_option TEXT not null,
  primary key (tenant, pupil_id, service, valid_from),
  foreign key (tenant, pupil_id) references pupil (tenant, pupil_id),
  foreign key (tenant, place_id) references place (tenant, place_id)
) strict;

-- A person responsible for pupils of a school, as SIECLE knows it; the account comes when the person links it.
create table guardian (
  tenant INTEGER not null,
  guardian_id TEXT not null,
  school_id TEXT not null,
  siecle_person_id TEXT not null,
  account_id TEXT,
  title TEXT not null,
  family_name TEXT not null,
  usage_name TEXT,
  given_name TEXT not null,
  email TEXT,
  mobile TEXT,
  address TEXT,
  primary key (tenant, guardian_id),
  unique (tenant, school_id, siecle_person_id),
  foreign key (tenant, school_id) references school (tenant, school_id),
  foreign key (account_id) references account (account_id)
) strict;

-- Who is responsible for whom. A link that ended stays, and opens nothing. level: 1 legal, 2 in charge, 3 contact.
create table guardian_link (
  tenant INTEGER not null,
  pupil_id TEXT not null,
  guardian_id TEXT not null,
  level INTEGER not null check (level between 1 and 3),
  kinship TEXT,
  is_payer INTEGER not null check (is_payer in (0, 1)),
  ended_at TEXT,
  primary key (tenant, pupil_id, guardian_id),
  foreign key (tenant, pupil_id) references pupil (tenant, pupil_id),
  foreign key (tenant, guardian_id) references guardian (tenant, guardian_id)
) strict;

-- What an agent may do, in one school or (null) in the whole tenant.
create table role_grant (
  tenant INTEGER not null,
  grant_id TEXT not null,
  account_id TEXT not null,
  role INTEGER not null,
  school_id TEXT,
  granted_at TEXT not null,
  ended_at TEXT,
  primary key (tenant, grant_id),
  foreign key (tenant) references local_authority (tenant),
  foreign key (tenant, school_id) references school (tenant, school_id),
  foreign key (account_id) references account (account_id)
) strict;

-- What the school office declares: a closure, a strike, a trip, a day served exceptionally.
create table calendar_event (
  tenant INTEGER not null,
  event_id TEXT not null,
  place_id TEXT not null,
  school_id TEXT,
  kind TEXT not null check (kind in ('closure', 'strike', 'trip', 'internship', 'exam', 'catch_up')),
  first_day TEXT not null,
  last_day TEXT not null,
  division TEXT,
  label TEXT not null,
  plan_weekday INTEGER check (plan_weekday between 1 and 7),
  meal_supplied INTEGER not null default 0 check (meal_supplied in (0, 1)),
  created_at TEXT not null,
  created_by TEXT not null,
  withdrawn_at TEXT,
  primary key (tenant, event_id),
  foreign key (tenant, place_id) references place (tenant, place_id),
  foreign key (tenant, school_id) references school (tenant, school_id)
) strict;

-- A day on which a place serves, and the lock of that day: cancel and restore take it shared, sealing takes it alone.
-- plan_bit: the weekday whose plans apply (a catch-up Wednesday served as a Friday). version: grows with each new cutoff.
create table service_day (
  tenant INTEGER not null,
  place_id TEXT not null,
  day TEXT not null,
  service INTEGER not null check (service between 1 and 3),
  status TEXT not null check (status in ('open', 'closed', 'degraded')),
  plan_bit INTEGER not null,
  term TEXT not null,
  regulation_id TEXT,
  opens_at TEXT,
  cutoff_at TEXT not null,
  starts_at TEXT not null,
  sealed_at TEXT,
  sealed_version INTEGER not null default 0,
  version INTEGER not null default 1,
  closed_by TEXT,
  primary key (tenant, place_id, day, service),
  foreign key (tenant, place_id) references place (tenant, place_id),
  foreign key (tenant, regulation_id) references regulation (tenant, regulation_id),
  foreign key (tenant, closed_by) references calendar_event (tenant, event_id)
) strict;

create index service_day_to_seal on service_day (tenant, cutoff_at) where sealed_at is null;

-- One deadline per refund tier, with the local date, hour and zone it was made from.
create table service_tier (
  tenant INTEGER not null,
  place_id TEXT not null,
  day TEXT not null,
  service INTEGER not null,
  tier INTEGER not null check (tier >= 1),
  day_version INTEGER not null,
  cutoff_at TEXT not null,
  local_day TEXT not null,
  local_time TEXT not null,
  time_zone TEXT not null,
  primary key (tenant, place_id, day, service, tier),
  foreign key (tenant, place_id, day, service) references service_day (tenant, place_id, day, service)
) strict;

-- A pupil whom an event takes out of a service (trip, internship…): excused, with nothing to do for the family.
create table event_pupil (
  tenant INTEGER not null,
  event_id TEXT not null,
  pupil_id TEXT not null,
  day TEXT not null,
  service INTEGER not null,
  primary key (tenant, pupil_id, day, service, event_id),
  foreign key (tenant, event_id) references calendar_event (tenant, event_id),
  foreign key (tenant, pupil_id) references pupil (tenant, pupil_id)
) strict;

-- A meal cancelled in time. Restored rows stay; one row at most is active for a meal.
-- The tier and its price are those of the meal's day; a later tariff changes them, with ledger entries for the difference.
create table cancellation (
  tenant INTEGER not null,
  cancellation_id TEXT not null,
  pupil_id TEXT not null,
  day TEXT not null,
  service INTEGER not null,
  place_id TEXT not null,
  op_id TEXT not null,
  received_at TEXT not null,
  account_id TEXT not null,
  channel TEXT not null check (channel in ('family', 'office', 'demo')),
  tier INTEGER not null,
  term TEXT not null,
  regulation_id TEXT,
  tariff_id TEXT,
  price_cents INTEGER,
  refund_cents INTEGER,
  restored_at TEXT,
  restored_op TEXT,
  restored_by TEXT,
  primary key (tenant, cancellation_id),
  foreign key (tenant, pupil_id) references pupil (tenant, pupil_id),
  foreign key (tenant, place_id, day, service) references service_day (tenant, place_id, day, service),
  foreign key (tenant, regulation_id) references regulation (tenant, regulation_id),
  foreign key (tenant, tariff_id) references tariff (tenant, tariff_id)
) strict;

create unique index cancellation_one_active on cancellation (tenant, pupil_id, day, service) where restored_at is null;

create index cancellation_of_day on cancellation (tenant, place_id, day, service);

create index cancellation_of_operation on cancellation (tenant, op_id);

create index cancellation_of_restoration on cancellation (tenant, restored_op) where restored_op is not null;

-- An absence told after the cutoff: not refunded, still shown to the chef.
create table late_notice (
  tenant INTEGER not null,
  pupil_id TEXT not null,
  day TEXT not null,
  service INTEGER not null,
  place_id TEXT not null,
  op_id TEXT not null,
  received_at TEXT not null,
  account_id TEXT not null,
  primary key (tenant, pupil_id, day, service),
  foreign key (tenant, pupil_id) references pupil (tenant, pupil_id),
  foreign key (tenant, place_id, day, service) references service_day (tenant, place_id, day, service)
) strict;

create index late_notice_of_day on late_notice (tenant, place_id, day, service);

-- One sending of a form. Same key and same body: same answer. Same key, other body: refused.
create table operation (
  tenant INTEGER not null,
  op_id TEXT not null,
  account_id TEXT not null,
  route TEXT not null,
  body_sha256 TEXT not null,
  received_at TEXT not null,
  refused TEXT,
  primary key (tenant, op_id),
  foreign key (tenant) references local_authority (tenant)
) strict;

-- Money as transfers from one account to another, so that it is balanced by construction. Insert only.
-- The account "family" is that of the pupil and billing term of the row; "refund_orders" is the school's.
create table ledger_entry (
  tenant INTEGER not null,
  cause_id TEXT not null,
  pupil_id TEXT not null,
  day TEXT not null,
  service INTEGER not null,
  kind TEXT not null check (kind in ('refund', 'refund_undo', 'revaluation_up', 'revaluation_down', 'event_refund', 'event_undo', 'plan_down', 'plan_up')),
  debit TEXT not null check (debit in ('family', 'refund_orders')),
  credit TEXT not null check (credit in ('family', 'refund_orders')),
  cents INTEGER not null check (cents > 0),
  term TEXT not null,
  cancellation_id TEXT,
  regulation_id TEXT not null,
  tariff_id TEXT not null,
  entered_at TEXT not null,
  op_id TEXT,
  primary key (tenant, cause_id, pupil_id, day, service, kind),
  check (debit <> credit),
  foreign key (tenant, pupil_id) references pupil (tenant, pupil_id),
  foreign key (tenant, cancellation_id) references cancellation (tenant, cancellation_id),
  foreign key (tenant, regulation_id) references regulation (tenant, regulation_id),
  foreign key (tenant, tariff_id) references tariff (tenant, tariff_id)
) strict;

create index ledger_entry_of_pupil on ledger_entry (tenant, pupil_id, term);

-- Guests who are not pupils of a plan: adults, outside groups, the chef's adjustments (which may be negative).
create table extra_cover (
  tenant INTEGER not null,
  extra_id TEXT not null,
  place_id TEXT not null,
  first_day TEXT not null,
  last_day TEXT not null,
  service INTEGER not null,
  weekdays INTEGER not null check (weekdays between 0 and 127),
  kind TEXT not null check (kind in ('adults', 'group', 'adjustment')),
  label TEXT not null,
  covers INTEGER not null,
  created_at TEXT not null,
  created_by TEXT not null,
  withdrawn_at TEXT,
  primary key (tenant, extra_id),
  foreign key (tenant, place_id) references place (tenant, place_id)
) strict;

create index extra_cover_of_place on extra_cover (tenant, place_id, last_day);

-- The number as frozen. Written once at sealing; a correction is a new version with its reason.
create table headcount (
  tenant INTEGER not null,
  place_id TEXT not null,
  day TEXT not null,
  service INTEGER not null,
  version INTEGER not null check (version >= 1),
  sealed_at TEXT not null,
  reason TEXT not null,
  primary key (tenant, place_id, day, service, version),
  foreign key (tenant, place_id, day, service) references service_day (tenant, place_id, day, service)
) strict;

-- What the frozen number is made of: pupils by menu option, adults, groups, adjustments.
create table headcount_line (
  tenant INTEGER not null,
  place_id TEXT not null,
  day TEXT not null,
  service INTEGER not null,
  version INTEGER not null,
  part TEXT not null check (part in ('pupils', 'adults', 'group', 'adjustment')),
  label TEXT not null,
  covers INTEGER not null,
  primary key (tenant, place_id, day, service, version, part, label),
  foreign key (tenant, place_id, day, service, version) references headcount (tenant, place_id, day, service, version)
) strict;

-- A SIECLE import that was confirmed: what it was and what it did. The files themselves are not kept.
create table siecle_import (
  tenant INTEGER not null,
  import_id TEXT not null,
  school_id TEXT not null,
  school_year INTEGER not null,
  exported_at TEXT not null,
  files_sha256 TEXT not null,
  counts TEXT not null,
  confirmed_at TEXT not null,
  confirmed_by TEXT not null,
  primary key (tenant, import_id),
  foreign key (tenant, school_id) references school (tenant, school_id)
) strict;

-- Who did what and when, by pseudonyms. Insert only.
create table audit (
  tenant INTEGER not null,
  audit_id TEXT not null,
  at TEXT not null,
  account_id TEXT not null,
  action TEXT not null,
  subject_id TEXT not null,
  detail TEXT not null,
  primary key (tenant, audit_id),
  foreign key (tenant) references local_authority (tenant)
) strict;

-- Who may see and cancel the meals of a pupil: guardians of the file (levels 1 and 2, and payers) and the school office.
-- A link or a grant that ends closes the door at once. role 3 is the school manager.
create view may_act as
select g.tenant, u.account_id, g.pupil_id, 'family' as door
from guardian_link g
join guardian u on u.tenant = g.tenant and u.guardian_id = g.guardian_id
where g.ended_at is null and u.account_id is not null and (g.level <= 2 or g.is_payer = 1)
union all
select r.tenant, r.account_id, p.pupil_id, 'office' as door
from role_grant r
join pupil p on p.tenant = r.tenant and p.school_id = r.school_id
where r.ended_at is null and r.role = 3;

-- Who may see the headcount of a place: the head cook, the office, the principal and pupils' life of its host school,
-- and the officers of the local authority (a grant without a school).
create view may_see_place as
select r.tenant, r.account_id, p.place_id, r.role
from role_grant r
join place p on p.tenant = r.tenant and (p.host_school_id = r.school_id or r.school_id is null)
where r.ended_at is null and r.role in (2, 3, 4, 5, 7);

-- Every meal that a plan and an open day could give, with what was said of it. Read by pages, counts and explanations;
-- never beside the lock of a day, because after waiting for a lock only the locked row is read again. From plans to days:
-- "cross join" keeps SQLite to that order, PostgreSQL finds its own.
create view meal as
select d.tenant, m.pupil_id, p.school_id, p.division, d.place_id, d.day, d.service, d.status, d.term, d.regulation_id,
  d.opens_at, d.cutoff_at, d.sealed_at, d.starts_at, m.basis, m.price_class, m.menu_option,
  ((m.weekdays & d.plan_bit) <> 0 and (p.entry_day is null or p.entry_day <= d.day)
    and (p.exit_day is null or p.exit_day >= d.day)) as is_planned,
  exists (select 1 from event_pupil e where e.tenant = d.tenant and e.pupil_id = m.pupil_id and e.day = d.day
    and e.service = d.service) as is_excused,
  exists (select 1 from late_notice l where l.tenant = d.tenant and l.pupil_id = m.pupil_id and l.day = d.day
    and l.service = d.service) as is_told_late,
  c.cancellation_id, c.received_at, c.tier, c.price_cents, c.refund_cents, c.account_id as cancelled_by
from meal_plan m
cross join pupil p
cross join service_day d
left join cancellation c on c.tenant = d.tenant and c.pupil_id = m.pupil_id and c.day = d.day and c.service = d.service
  and c.restored_at is null
where p.tenant = m.tenant and p.pupil_id = m.pupil_id
  and d.tenant = m.tenant and d.place_id = m.place_id and d.service = m.service
  and m.valid_from <= d.day and (m.valid_to is null or m.valid_to > d.day);

create index meal_plan_of_place on meal_plan (tenant, place_id, service);

create index guardian_of_account on guardian (account_id, tenant);

create index role_grant_of_account on role_grant (account_id, tenant);

create index guardian_link_of_guardian on guardian_link (tenant, guardian_id);

-- Accounts and traces are only ever added to, whoever asks.
create trigger ledger_entry_no_update before update on ledger_entry begin select raise(abort, 'ledger_entry is insert only'); end;
create trigger ledger_entry_no_delete before delete on ledger_entry begin select raise(abort, 'ledger_entry is insert only'); end;
create trigger audit_no_update before update on audit begin select raise(abort, 'audit is insert only'); end;
create trigger audit_no_delete before delete on audit begin select raise(abort, 'audit is insert only'); end;
create trigger headcount_no_update before update on headcount begin select raise(abort, 'headcount is insert only'); end;
create trigger headcount_no_delete before delete on headcount begin select raise(abort, 'headcount is insert only'); end;
create trigger headcount_line_no_update before update on headcount_line begin select raise(abort, 'headcount_line is insert only'); end;
create trigger headcount_line_no_delete before delete on headcount_line begin select raise(abort, 'headcount_line is insert only'); end;
