-- The model as stored, on PostgreSQL. The SQLite twin is ../sqlite/0001_first.sql; a test holds them equal.
-- Run by the owner role. The application role owns nothing and sees one tenant at a time.
do $$
begin
  create role antigaspi_app nologin nosuperuser nobypassrls;
exception when duplicate_object or unique_violation then
  null;
end
$$;

-- What every table of a tenant must have; a new table calls it in its own migration, and a catalogue test checks it.
create function protect(t regclass, rights text) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', t);
  execute format('alter table %s force row level security', t);
  execute format(
    'create policy one_tenant on %s using (tenant = nullif(current_setting(''app.tenant'', true), '''')::int)'
    || ' with check (tenant = nullif(current_setting(''app.tenant'', true), '''')::int)', t);
  execute format('grant %s on %s to antigaspi_app', rights, t);
end
$$;
revoke all on function protect(regclass, text) from public;

-- A collectivité that runs canteens: the tenant. Public facts only, so every tenant may be listed.
create table local_authority (
  tenant integer not null check (tenant > 0),
  code text not null,
  name text not null,
  primary key (tenant),
  unique (code)
);

-- A person or a mailbox that signs in. It belongs to no tenant: one sign-in may lead to several.
create table account (
  account_id uuid not null,
  display_name text not null,
  created_at timestamptz not null,
  primary key (account_id)
);

-- School holidays per zone; the return day is the first day with class again.
create table school_holiday (
  zone text not null,
  school_year integer not null,
  name text not null,
  first_day_off date not null,
  return_day date not null,
  source text not null,
  primary key (zone, school_year, name)
);

-- First day of class and first day of summer, per zone.
create table school_year (
  zone text not null,
  school_year integer not null,
  first_day date not null,
  summer_from date not null,
  source text not null,
  primary key (zone, school_year)
);

-- A collège (établissement). Its pupils may eat in the canteen of another.
create table school (
  tenant integer not null,
  school_id uuid not null,
  uai text not null,
  name text not null,
  phone text not null,
  primary key (tenant, school_id),
  unique (tenant, uai),
  foreign key (tenant) references local_authority (tenant)
);

-- A place of meal (restaurant scolaire). Its host school's règlement gives the cutoffs.
create table place (
  tenant integer not null,
  place_id uuid not null,
  host_school_id uuid not null,
  name text not null,
  zone text not null,
  time_zone text not null,
  primary key (tenant, place_id),
  foreign key (tenant, host_school_id) references school (tenant, school_id)
);

-- Which services a place gives, on which weekdays (bit mask, Monday 1), from which local time (HH:mm).
create table place_service (
  tenant integer not null,
  place_id uuid not null,
  service integer not null check (service between 1 and 3),
  weekdays integer not null check (weekdays between 0 and 127),
  starts_at text not null,
  primary key (tenant, place_id, service),
  foreign key (tenant, place_id) references place (tenant, place_id)
);

-- A règlement de la restauration, as voted; the document is its file, word for word.
create table regulation (
  tenant integer not null,
  regulation_id uuid not null,
  number text not null,
  voted_day date not null,
  executory_day date not null,
  valid_from date not null,
  valid_to date,
  covers text not null,
  document text not null,
  registered_at timestamptz not null,
  registered_by uuid not null,
  primary key (tenant, regulation_id),
  foreign key (tenant) references local_authority (tenant)
);

-- A price as voted for a school and a price class. Never changed: a later vote is a later row.
create table tariff (
  tenant integer not null,
  tariff_id uuid not null,
  school_id uuid not null,
  price_class text not null,
  valid_from date not null,
  price_cents bigint check (price_cents >= 0),
  food_cents bigint check (food_cents >= 0),
  act text not null,
  entered_at timestamptz not null,
  entered_by uuid not null,
  primary key (tenant, tariff_id),
  foreign key (tenant, school_id) references school (tenant, school_id)
);

-- What a meal is worth when it is refunded: computed by the rules from règlement and tariff, read by the acts.
-- Tier 0 is a refund as of right (closure, trip…); tiers from 1 are those of the cutoffs. A null refund is priced later.
create table refund_rate (
  tenant integer not null,
  school_id uuid not null,
  price_class text not null,
  tier integer not null check (tier >= 0),
  valid_from date not null,
  valid_to date,
  regulation_id uuid not null,
  tariff_id uuid not null,
  article text not null,
  price_cents bigint check (price_cents >= 0),
  refund_cents bigint check (refund_cents >= 0),
  primary key (tenant, school_id, price_class, tier, valid_from),
  foreign key (tenant, school_id) references school (tenant, school_id),
  foreign key (tenant, regulation_id) references regulation (tenant, regulation_id),
  foreign key (tenant, tariff_id) references tariff (tenant, tariff_id)
);

-- A class (division).
create table division (
  tenant integer not null,
  school_id uuid not null,
  code text not null,
  label text not null,
  primary key (tenant, school_id, code),
  foreign key (tenant, school_id) references school (tenant, school_id)
);

-- A pupil as SIECLE knows it. Entry and exit days are both days of presence.
create table pupil (
  tenant integer not null,
  pupil_id uuid not null,
  school_id uuid not null,
  siecle_id text not null,
  ine text,
  family_name text not null,
  usage_name text,
  given_name text not null,
  birth_day date,
  division text,
  boarding_code text not null,
  entry_day date,
  exit_day date,
  primary key (tenant, pupil_id),
  unique (tenant, school_id, siecle_id),
  foreign key (tenant, school_id) references school (tenant, school_id)
);

-- Where, on which weekdays and at which price class a pupil eats; valid_to is the first day it no longer holds.
-- flat: forfait; ticket: pays each meal; boarder: counted, never refunded here.
create table meal_plan (
  tenant integer not null,
  pupil_id uuid not null,
  service integer not null check (service between 1 and 3),
  valid_from date not null,
  valid_to date,
  place_id uuid not null,
  weekdays integer not null check (weekdays between 0 and 127),
  basis text not null check (basis in ('flat', 'ticket', 'boarder')),
  price_class text not null,
  menu_option text not null,
  primary key (tenant, pupil_id, service, valid_from),
  foreign key (tenant, pupil_id) references pupil (tenant, pupil_id),
  foreign key (tenant, place_id) references place (tenant, place_id)
);

-- A person responsible for pupils of a school, as SIECLE knows it; the account comes when the person links it.
create table guardian (
  tenant integer not null,
  guardian_id uuid not null,
  school_id uuid not null,
  siecle_person_id text not null,
  account_id uuid,
  title text not null,
  family_name text not null,
  usage_name text,
  given_name text not null,
  email text,
  mobile text,
  address text,
  primary key (tenant, guardian_id),
  unique (tenant, school_id, siecle_person_id),
  foreign key (tenant, school_id) references school (tenant, school_id),
  foreign key (account_id) references account (account_id)
);

-- Who is responsible for whom. A link that ended stays, and opens nothing. level: 1 legal, 2 in charge, 3 contact.
create table guardian_link (
  tenant integer not null,
  pupil_id uuid not null,
  guardian_id uuid not null,
  level integer not null check (level between 1 and 3),
  kinship text,
  is_payer boolean not null,
  ended_at timestamptz,
  primary key (tenant, pupil_id, guardian_id),
  foreign key (tenant, pupil_id) references pupil (tenant, pupil_id),
  foreign key (tenant, guardian_id) references guardian (tenant, guardian_id)
);

-- What an agent may do, in one school or (null) in the whole tenant.
create table role_grant (
  tenant integer not null,
  grant_id uuid not null,
  account_id uuid not null,
  role integer not null,
  school_id uuid,
  granted_at timestamptz not null,
  ended_at timestamptz,
  primary key (tenant, grant_id),
  foreign key (tenant) references local_authority (tenant),
  foreign key (tenant, school_id) references school (tenant, school_id),
  foreign key (account_id) references account (account_id)
);

-- What the school office declares: a closure, a strike, a trip, a day served exceptionally.
create table calendar_event (
  tenant integer not null,
  event_id uuid not null,
  place_id uuid not null,
  school_id uuid,
  kind text not null check (kind in ('closure', 'strike', 'trip', 'internship', 'exam', 'catch_up')),
  first_day date not null,
  last_day date not null,
  division text,
  label text not null,
  plan_weekday integer check (plan_weekday between 1 and 7),
  meal_supplied boolean not null default false,
  created_at timestamptz not null,
  created_by uuid not null,
  withdrawn_at timestamptz,
  primary key (tenant, event_id),
  foreign key (tenant, place_id) references place (tenant, place_id),
  foreign key (tenant, school_id) references school (tenant, school_id)
);

-- A day on which a place serves, and the lock of that day: cancel and restore take it shared, sealing takes it alone.
-- plan_bit: the weekday whose plans apply (a catch-up Wednesday served as a Friday). version: grows with each new cutoff.
create table service_day (
  tenant integer not null,
  place_id uuid not null,
  day date not null,
  service integer not null check (service between 1 and 3),
  status text not null check (status in ('open', 'closed', 'degraded')),
  plan_bit integer not null,
  term text not null,
  regulation_id uuid,
  opens_at timestamptz,
  cutoff_at timestamptz not null,
  starts_at timestamptz not null,
  sealed_at timestamptz,
  sealed_version integer not null default 0,
  version integer not null default 1,
  closed_by uuid,
  primary key (tenant, place_id, day, service),
  foreign key (tenant, place_id) references place (tenant, place_id),
  foreign key (tenant, regulation_id) references regulation (tenant, regulation_id),
  foreign key (tenant, closed_by) references calendar_event (tenant, event_id)
);

create index service_day_to_seal on service_day (tenant, cutoff_at) where sealed_at is null;

-- One deadline per refund tier, with the local date, hour and zone it was made from.
create table service_tier (
  tenant integer not null,
  place_id uuid not null,
  day date not null,
  service integer not null,
  tier integer not null check (tier >= 1),
  day_version integer not null,
  cutoff_at timestamptz not null,
  local_day date not null,
  local_time text not null,
  time_zone text not null,
  primary key (tenant, place_id, day, service, tier),
  foreign key (tenant, place_id, day, service) references service_day (tenant, place_id, day, service)
);

-- A pupil whom an event takes out of a service (trip, internship…): excused, with nothing to do for the family.
create table event_pupil (
  tenant integer not null,
  event_id uuid not null,
  pupil_id uuid not null,
  day date not null,
  service integer not null,
  primary key (tenant, pupil_id, day, service, event_id),
  foreign key (tenant, event_id) references calendar_event (tenant, event_id),
  foreign key (tenant, pupil_id) references pupil (tenant, pupil_id)
);

-- A meal cancelled in time. Restored rows stay; one row at most is active for a meal.
-- The tier and its price are those of the meal's day; a later tariff changes them, with ledger entries for the difference.
create table cancellation (
  tenant integer not null,
  cancellation_id uuid not null,
  pupil_id uuid not null,
  day date not null,
  service integer not null,
  place_id uuid not null,
  op_id uuid not null,
  received_at timestamptz not null,
  account_id uuid not null,
  channel text not null check (channel in ('family', 'office', 'demo')),
  tier integer not null,
  term text not null,
  regulation_id uuid,
  tariff_id uuid,
  price_cents bigint,
  refund_cents bigint,
  restored_at timestamptz,
  restored_op uuid,
  restored_by uuid,
  primary key (tenant, cancellation_id),
  foreign key (tenant, pupil_id) references pupil (tenant, pupil_id),
  foreign key (tenant, place_id, day, service) references service_day (tenant, place_id, day, service),
  foreign key (tenant, regulation_id) references regulation (tenant, regulation_id),
  foreign key (tenant, tariff_id) references tariff (tenant, tariff_id)
);

create unique index cancellation_one_active on cancellation (tenant, pupil_id, day, service) where restored_at is null;

create index cancellation_of_day on cancellation (tenant, place_id, day, service);

create index cancellation_of_operation on cancellation (tenant, op_id);

create index cancellation_of_restoration on cancellation (tenant, restored_op) where restored_op is not null;

-- An absence told after the cutoff: not refunded, still shown to the chef.
create table late_notice (
  tenant integer not null,
  pupil_id uuid not null,
  day date not null,
  service integer not null,
  place_id uuid not null,
  op_id uuid not null,
  received_at timestamptz not null,
  account_id uuid not null,
  primary key (tenant, pupil_id, day, service),
  foreign key (tenant, pupil_id) references pupil (tenant, pupil_id),
  foreign key (tenant, place_id, day, service) references service_day (tenant, place_id, day, service)
);

create index late_notice_of_day on late_notice (tenant, place_id, day, service);

-- One sending of a form. Same key and same body: same answer. Same key, other body: refused.
create table operation (
  tenant integer not null,
  op_id uuid not null,
  account_id uuid not null,
  route text not null,
  body_sha256 text not null,
  received_at timestamptz not null,
  refused text,
  primary key (tenant, op_id),
  foreign key (tenant) references local_authority (tenant)
);

-- Money as transfers from one account to another, so that it is balanced by construction. Insert only.
-- The account "family" is that of the pupil and billing term of the row; "refund_orders" is the school's.
create table ledger_entry (
  tenant integer not null,
  cause_id uuid not null,
  pupil_id uuid not null,
  day date not null,
  service integer not null,
  kind text not null check (kind in ('refund', 'refund_undo', 'revaluation_up', 'revaluation_down', 'event_refund', 'event_undo', 'plan_down', 'plan_up')),
  debit text not null check (debit in ('family', 'refund_orders')),
  credit text not null check (credit in ('family', 'refund_orders')),
  cents bigint not null check (cents > 0),
  term text not null,
  cancellation_id uuid,
  regulation_id uuid not null,
  tariff_id uuid not null,
  entered_at timestamptz not null,
  op_id uuid,
  primary key (tenant, cause_id, pupil_id, day, service, kind),
  check (debit <> credit),
  foreign key (tenant, pupil_id) references pupil (tenant, pupil_id),
  foreign key (tenant, cancellation_id) references cancellation (tenant, cancellation_id),
  foreign key (tenant, regulation_id) references regulation (tenant, regulation_id),
  foreign key (tenant, tariff_id) references tariff (tenant, tariff_id)
);

create index ledger_entry_of_pupil on ledger_entry (tenant, pupil_id, term);

-- Guests who are not pupils of a plan: adults, outside groups, the chef's adjustments (which may be negative).
create table extra_cover (
  tenant integer not null,
  extra_id uuid not null,
  place_id uuid not null,
  first_day date not null,
  last_day date not null,
  service integer not null,
  weekdays integer not null check (weekdays between 0 and 127),
  kind text not null check (kind in ('adults', 'group', 'adjustment')),
  label text not null,
  covers integer not null,
  created_at timestamptz not null,
  created_by uuid not null,
  withdrawn_at timestamptz,
  primary key (tenant, extra_id),
  foreign key (tenant, place_id) references place (tenant, place_id)
);

create index extra_cover_of_place on extra_cover (tenant, place_id, last_day);

-- The number as frozen. Written once at sealing; a correction is a new version with its reason.
create table headcount (
  tenant integer not null,
  place_id uuid not null,
  day date not null,
  service integer not null,
  version integer not null check (version >= 1),
  sealed_at timestamptz not null,
  reason text not null,
  primary key (tenant, place_id, day, service, version),
  foreign key (tenant, place_id, day, service) references service_day (tenant, place_id, day, service)
);

-- What the frozen number is made of: pupils by menu option, adults, groups, adjustments.
create table headcount_line (
  tenant integer not null,
  place_id uuid not null,
  day date not null,
  service integer not null,
  version integer not null,
  part text not null check (part in ('pupils', 'adults', 'group', 'adjustment')),
  label text not null,
  covers integer not null,
  primary key (tenant, place_id, day, service, version, part, label),
  foreign key (tenant, place_id, day, service, version) references headcount (tenant, place_id, day, service, version)
);

-- A SIECLE import that was confirmed: what it was and what it did. The files themselves are not kept.
create table siecle_import (
  tenant integer not null,
  import_id uuid not null,
  school_id uuid not null,
  school_year integer not null,
  exported_at text not null,
  files_sha256 text not null,
  counts text not null,
  confirmed_at timestamptz not null,
  confirmed_by uuid not null,
  primary key (tenant, import_id),
  foreign key (tenant, school_id) references school (tenant, school_id)
);

-- Who did what and when, by pseudonyms. Insert only.
create table audit (
  tenant integer not null,
  audit_id uuid not null,
  at timestamptz not null,
  account_id uuid not null,
  action text not null,
  subject_id uuid not null,
  detail text not null,
  primary key (tenant, audit_id),
  foreign key (tenant) references local_authority (tenant)
);

-- Who may see and cancel the meals of a pupil: guardians of the file (levels 1 and 2, and payers) and the school office.
-- A link or a grant that ends closes the door at once. role 3 is the school manager.
create view may_act with (security_invoker = true) as
select g.tenant, u.account_id, g.pupil_id, 'family' as door
from guardian_link g
join guardian u on u.tenant = g.tenant and u.guardian_id = g.guardian_id
where g.ended_at is null and u.account_id is not null and (g.level <= 2 or g.is_payer)
union all
select r.tenant, r.account_id, p.pupil_id, 'office' as door
from role_grant r
join pupil p on p.tenant = r.tenant and p.school_id = r.school_id
where r.ended_at is null and r.role = 3;

-- Who may see the headcount of a place: the head cook, the office, the principal and pupils' life of its host school,
-- and the officers of the local authority (a grant without a school).
create view may_see_place with (security_invoker = true) as
select r.tenant, r.account_id, p.place_id, r.role
from role_grant r
join place p on p.tenant = r.tenant and (p.host_school_id = r.school_id or r.school_id is null)
where r.ended_at is null and r.role in (2, 3, 4, 5, 7);

-- Every meal that a plan and an open day could give, with what was said of it. Read by pages, counts and explanations;
-- never beside the lock of a day, because after waiting for a lock only the locked row is read again. From plans to days:
-- "cross join" keeps SQLite to that order, PostgreSQL finds its own.
create view meal with (security_invoker = true) as
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

select protect('school', 'select, insert, update');
select protect('place', 'select, insert, update');
select protect('place_service', 'select, insert, update');
select protect('regulation', 'select, insert, update');
select protect('tariff', 'select, insert');
select protect('refund_rate', 'select, insert, delete');
select protect('division', 'select, insert, update');
select protect('pupil', 'select, insert, update');
select protect('meal_plan', 'select, insert, update');
select protect('guardian', 'select, insert, update');
select protect('guardian_link', 'select, insert, update');
select protect('role_grant', 'select, insert, update');
select protect('calendar_event', 'select, insert, update');
select protect('service_day', 'select, insert, update');
select protect('service_tier', 'select, insert, update, delete');
select protect('event_pupil', 'select, insert, delete');
select protect('cancellation', 'select, insert, update');
select protect('late_notice', 'select, insert');
select protect('operation', 'select, insert, update');
select protect('ledger_entry', 'select, insert');
select protect('extra_cover', 'select, insert, update');
select protect('headcount', 'select, insert');
select protect('headcount_line', 'select, insert');
select protect('siecle_import', 'select, insert');
select protect('audit', 'select, insert');

grant select, insert, update on local_authority to antigaspi_app;
grant select, insert, update on account to antigaspi_app;
grant select, insert, delete on school_holiday to antigaspi_app;
grant select, insert, delete on school_year to antigaspi_app;

grant select on may_act, may_see_place, meal to antigaspi_app;

-- Accounts and traces are only ever added to, whoever asks.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is insert only', tg_table_name using errcode = 'restrict_violation';
end
$$;
create trigger ledger_entry_insert_only before update or delete on ledger_entry for each row execute function refuse_change();
create trigger audit_insert_only before update or delete on audit for each row execute function refuse_change();
create trigger headcount_insert_only before update or delete on headcount for each row execute function refuse_change();
create trigger headcount_line_insert_only before update or delete on headcount_line for each row execute function refuse_change();
