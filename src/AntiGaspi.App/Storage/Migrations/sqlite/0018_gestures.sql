-- Whether the families of a school may also tell pupils' life (vie scolaire) of an absence at noon. The office decides.
alter table school add column offers_pupil_life INTEGER not null default 0 check (offers_pupil_life in (0, 1));

-- A family told pupils' life that a child will not be there for a meal: who and when, never why. It stands while the meal is
-- cancelled or told absent, as it was when it was told.
create table pupil_life_notice (
  tenant INTEGER not null,
  pupil_id TEXT not null,
  day TEXT not null,
  service INTEGER not null check (service between 1 and 3),
  op_id TEXT not null,
  told_at TEXT not null,
  told_by TEXT not null,
  primary key (tenant, pupil_id, day, service),
  foreign key (tenant, pupil_id) references pupil (tenant, pupil_id) on delete cascade
) strict;

create index pupil_life_notice_of_day on pupil_life_notice (tenant, day);
