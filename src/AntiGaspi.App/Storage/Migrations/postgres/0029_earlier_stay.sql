-- Days on which a pupil was at the school before those that the last file tells: a return, or a new school year, gives another first day, and
-- what was billed before stays billed. first_day is null when no file told it.
create table earlier_stay (
  tenant integer not null,
  pupil_id uuid not null,
  first_day date,
  last_day date not null,
  primary key (tenant, pupil_id, last_day),
  foreign key (tenant, pupil_id) references pupil (tenant, pupil_id) on delete cascade
);

select protect('earlier_stay', 'select, insert, delete');

-- Every meal that a plan and an open day could give, with what was said of it. Read by pages, counts and explanations;
-- never beside the lock of a day, because after waiting for a lock only the locked row is read again. From plans to days:
-- "cross join" keeps SQLite to that order, PostgreSQL finds its own.
create or replace view meal with (security_invoker = true) as
select d.tenant, m.pupil_id, p.school_id, p.division, d.place_id, d.day, d.service, d.status, d.term, d.regulation_id,
  d.opens_at, d.cutoff_at, d.sealed_at, d.starts_at, m.basis, m.price_class, m.menu_option,
  ((m.weekdays & d.plan_bit) <> 0
    and (((p.entry_day is null or p.entry_day <= d.day) and (p.exit_day is null or p.exit_day >= d.day))
      or exists (select 1 from earlier_stay h where h.tenant = p.tenant and h.pupil_id = p.pupil_id
      and h.last_day >= d.day and (h.first_day is null or h.first_day <= d.day)))) as is_planned,
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
