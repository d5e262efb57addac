-- Whether the families of a school may also tell pupils' life (vie scolaire) of an absence at noon. The office decides.
alter table school add column offers_pupil_life boolean not null default false;

-- A family told pupils' life that a child will not be there for a meal: who and when, never why. It stands while the meal is
-- cancelled or told absent, as it was when it was told.
create table pupil_life_notice (
  tenant integer not null,
  pupil_id uuid not null,
  day date not null,
  service integer not null check (service between 1 and 3),
  op_id uuid not null,
  told_at timestamptz not null,
  told_by uuid not null,
  primary key (tenant, pupil_id, day, service),
  foreign key (tenant, pupil_id) references pupil (tenant, pupil_id) on delete cascade
);

create index pupil_life_notice_of_day on pupil_life_notice (tenant, day);

select protect('pupil_life_notice', 'select, insert, update, delete');

-- An absence that a family says once: some days of every week, or every meal until further notice. It lies inside a school year.
-- said_at, said_by, channel: the last word of a person; until further notice it answers for the deadlines of the next day only.
-- asked_evening: the last evening on which the question was sent. ended_by is empty when nobody answered. settled_at: what it had
-- cancelled and could still be given back was.
create table standing_absence (
  tenant integer not null,
  absence_id uuid not null,
  pupil_id uuid not null,
  service integer not null check (service between 1 and 3),
  rhythm integer not null check (rhythm in (1, 2)),
  weekdays integer not null check (weekdays between 1 and 127),
  first_day date not null,
  last_day date not null,
  declared_at timestamptz not null,
  declared_by uuid not null,
  said_at timestamptz not null,
  said_by uuid not null,
  channel text not null check (channel in ('family', 'office')),
  asked_evening date,
  ended_at timestamptz,
  ended_by uuid,
  settled_at timestamptz,
  primary key (tenant, absence_id),
  check (last_day >= first_day),
  foreign key (tenant, pupil_id) references pupil (tenant, pupil_id) on delete cascade
);

create index standing_absence_of_pupil on standing_absence (tenant, pupil_id);

create index standing_absence_running on standing_absence (tenant, last_day) where ended_at is null;

create index standing_absence_to_settle on standing_absence (tenant, absence_id) where ended_at is not null and settled_at is null;

-- A meal that a standing absence took, once for ever: restored by hand, it stays restored. op_id is the operation that cancels it.
create table standing_absence_day (
  tenant integer not null,
  absence_id uuid not null,
  pupil_id uuid not null,
  day date not null,
  service integer not null check (service between 1 and 3),
  op_id uuid not null,
  claimed_at timestamptz not null,
  applied_at timestamptz,
  primary key (tenant, absence_id, day, service),
  foreign key (tenant, absence_id) references standing_absence (tenant, absence_id) on delete cascade,
  foreign key (tenant, pupil_id) references pupil (tenant, pupil_id) on delete cascade
);

create index standing_absence_day_of_operation on standing_absence_day (tenant, op_id);

create index standing_absence_day_of_pupil on standing_absence_day (tenant, pupil_id, day, service);

create index standing_absence_day_waiting on standing_absence_day (tenant, absence_id) where applied_at is null;

select protect('standing_absence', 'select, insert, update, delete');
select protect('standing_absence_day', 'select, insert, update, delete');

-- The weeks of one adult with a child (garde alternée), said once; the others are those of the other adults. It says who is written to, and
-- never who may act. rhythm: 1 even weeks, 2 odd weeks, 3 one week in two from that of first_day. holidays: 1 as the weeks, 2 and 3 halves.
create table custody (
  tenant integer not null,
  pupil_id uuid not null,
  guardian_id uuid not null,
  rhythm integer not null check (rhythm in (1, 2, 3)),
  first_day date,
  holidays integer not null check (holidays in (1, 2, 3)),
  stated_at timestamptz not null,
  stated_by uuid not null,
  primary key (tenant, pupil_id),
  check ((rhythm = 3) = (first_day is not null)),
  foreign key (tenant, pupil_id, guardian_id) references guardian_link (tenant, pupil_id, guardian_id) on delete cascade
);

create index custody_of_guardian on custody (tenant, guardian_id);

-- An operation on the meals of such a child that both adults were told of: one row, one telling.
create table shared_act (
  tenant integer not null,
  op_id uuid not null,
  told_at timestamptz not null,
  primary key (tenant, op_id),
  foreign key (tenant) references local_authority (tenant)
);

-- What was said of one pupil lately, restored or not.
create index cancellation_of_pupil on cancellation (tenant, pupil_id, received_at);

select protect('custody', 'select, insert, update, delete');
select protect('shared_act', 'select, insert, delete');
