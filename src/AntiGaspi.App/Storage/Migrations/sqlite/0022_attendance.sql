-- Who was seen at a meal and who was not, where it differs from what was said: a child who was expected and came has no row.
-- is_present: seen there; false only from a list that the office declared whole. told_evening: the evening on which the family was told.
create table attendance (
  tenant INTEGER not null,
  pupil_id TEXT not null,
  day TEXT not null,
  service INTEGER not null check (service between 1 and 3),
  is_present INTEGER not null check (is_present in (0, 1)),
  source TEXT not null check (source in ('door', 'office')),
  recorded_at TEXT not null,
  recorded_by TEXT not null,
  told_evening TEXT,
  primary key (tenant, pupil_id, day, service),
  foreign key (tenant, pupil_id) references pupil (tenant, pupil_id) on delete cascade
) strict;

create index attendance_to_tell on attendance (tenant, recorded_at) where told_evening is null;

create index attendance_told on attendance (tenant, told_evening) where told_evening is not null;

-- The office declared the list of a day whole: whoever was expected and is not marked absent came.
create table attendance_list (
  tenant INTEGER not null,
  school_id TEXT not null,
  day TEXT not null,
  service INTEGER not null check (service between 1 and 3),
  declared_at TEXT not null,
  declared_by TEXT not null,
  primary key (tenant, school_id, day, service),
  foreign key (tenant, school_id) references school (tenant, school_id)
) strict;

-- An evening on which the families of a clock were told: one row, one telling.
create table attendance_evening (
  tenant INTEGER not null,
  time_zone TEXT not null,
  evening TEXT not null,
  told_at TEXT not null,
  primary key (tenant, time_zone, evening),
  foreign key (tenant) references local_authority (tenant)
) strict;

-- A family said that it is not so: once for a meal, whoever of its adults was first. due_day: the last day to answer it.
-- answer: 1 the list is corrected, 2 nobody can tell and the doubt is the family's, 3 the list stands. No free text.
create table contest (
  tenant INTEGER not null,
  contest_id TEXT not null,
  pupil_id TEXT not null,
  day TEXT not null,
  service INTEGER not null check (service between 1 and 3),
  account_id TEXT not null,
  received_at TEXT not null,
  due_day TEXT not null,
  answer INTEGER check (answer in (1, 2, 3)),
  answered_at TEXT,
  answered_by TEXT,
  primary key (tenant, contest_id),
  unique (tenant, pupil_id, day, service),
  check ((answer is null) = (answered_at is null)),
  foreign key (tenant, pupil_id, day, service) references attendance (tenant, pupil_id, day, service) on delete cascade
) strict;

create index contest_to_answer on contest (tenant, due_day) where answered_at is null;
