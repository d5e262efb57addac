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
