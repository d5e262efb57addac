-- Absences told after the cutoff and taken back before the service began: what was told, and who came back on it. Whoever was told absent
-- and taken back may be told absent again, so the rows stand apart from late_notice.
create table late_notice_back (
  tenant integer not null,
  back_op uuid not null,
  pupil_id uuid not null,
  day date not null,
  service integer not null check (service between 1 and 3),
  place_id uuid not null,
  op_id uuid not null,
  told_at timestamptz not null,
  told_by uuid not null,
  back_at timestamptz not null,
  back_by uuid not null,
  primary key (tenant, back_op, pupil_id, day, service),
  foreign key (tenant, pupil_id) references pupil (tenant, pupil_id) on delete cascade,
  foreign key (tenant, place_id, day, service) references service_day (tenant, place_id, day, service)
);

create index late_notice_back_of_pupil on late_notice_back (tenant, pupil_id, day, service);

create index late_notice_back_of_day on late_notice_back (tenant, place_id, day, service);

select protect('late_notice_back', 'select, insert, delete');
