-- Absences told after the cutoff and taken back before the service began: what was told, and who came back on it. Whoever was told absent
-- and taken back may be told absent again, so the rows stand apart from late_notice.
create table late_notice_back (
  tenant INTEGER not null,
  back_op TEXT not null,
  pupil_id TEXT not null,
  day TEXT not null,
  service INTEGER not null check (service between 1 and 3),
  place_id TEXT not null,
  op_id TEXT not null,
  told_at TEXT not null,
  told_by TEXT not null,
  back_at TEXT not null,
  back_by TEXT not null,
  primary key (tenant, back_op, pupil_id, day, service),
  foreign key (tenant, pupil_id) references pupil (tenant, pupil_id) on delete cascade,
  foreign key (tenant, place_id, day, service) references service_day (tenant, place_id, day, service)
) strict;

create index late_notice_back_of_pupil on late_notice_back (tenant, pupil_id, day, service);

create index late_notice_back_of_day on late_notice_back (tenant, place_id, day, service);
