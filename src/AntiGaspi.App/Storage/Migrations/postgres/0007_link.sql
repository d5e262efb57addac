-- The office may close the door of one adult for a while (a judge's decision, a wrong link); the import changes nothing of it.
alter table guardian add column suspended_at timestamptz;

-- A contact (level 3) whom the office let in after checking who it is. An import that changes or ends the link takes it back.
alter table guardian_link add column admitted_at timestamptz;

-- The code of a letter or of an invitation by mail, as an HMAC under the server's key: the code itself is in no table.
-- One living code for each adult: a new one revokes the older. Insert, then used or revoked, once. It goes with its adult.
create table activation_code (
  tenant integer not null,
  code_id uuid not null,
  guardian_id uuid not null,
  digest text not null,
  way text not null check (way in ('letter', 'mail')),
  made_at timestamptz not null,
  made_by uuid not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  used_by uuid,
  revoked_at timestamptz,
  primary key (tenant, code_id),
  unique (tenant, digest),
  foreign key (tenant, guardian_id) references guardian (tenant, guardian_id) on delete cascade,
  foreign key (used_by) references account (account_id) on delete set null
);

create unique index activation_code_one_alive on activation_code (tenant, guardian_id) where used_at is null and revoked_at is null;

-- In which tenant to look for a code, because whoever types it does not know. An HMAC under another key than that of
-- activation_code: it opens nothing by itself, and joins with nothing.
create table activation_place (
  place_digest text not null,
  tenant integer not null,
  expires_at timestamptz not null,
  primary key (place_digest),
  foreign key (tenant) references local_authority (tenant)
);

-- A birth date that did not go with the code or the mailbox of an adult: five kill the code, and the office sees them.
create table link_failure (
  tenant integer not null,
  failure_id uuid not null,
  guardian_id uuid not null,
  failed_at timestamptz not null,
  primary key (tenant, failure_id),
  foreign key (tenant, guardian_id) references guardian (tenant, guardian_id) on delete cascade
);

create index link_failure_of_guardian on link_failure (tenant, guardian_id);

-- Somebody who signed in and whom the service may not link by itself: the office says who it is, or refuses.
-- why: the mailbox is that of two adults; the file has the adult as no legal guardian; the person was not recognised.
-- proof: what the office saw of the identity, never a reason.
create table link_request (
  tenant integer not null,
  request_id uuid not null,
  pupil_id uuid not null,
  account_id uuid not null,
  why text not null check (why in ('shared_mailbox', 'not_legal', 'not_recognised')),
  asked_at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid,
  guardian_id uuid,
  proof text check (proof in ('identity_card', 'call_back', 'known')),
  primary key (tenant, request_id),
  check ((guardian_id is null) = (proof is null)),
  foreign key (tenant, pupil_id) references pupil (tenant, pupil_id) on delete cascade,
  foreign key (tenant, guardian_id) references guardian (tenant, guardian_id) on delete cascade,
  foreign key (account_id) references account (account_id) on delete cascade
);

create unique index link_request_one_open on link_request (tenant, pupil_id, account_id) where decided_at is null;

create index link_request_of_account on link_request (account_id, tenant);

-- Who may see and cancel the meals of a pupil: guardians of the file (levels 1 and 2, and payers), the contacts that the office
-- let in, none that it suspended, and the school office. A link, a grant that ends closes the door at once. role 3 is the school manager.
drop view may_act;

create view may_act with (security_invoker = true) as
select g.tenant, u.account_id, g.pupil_id, 'family' as door
from guardian_link g
join guardian u on u.tenant = g.tenant and u.guardian_id = g.guardian_id
where g.ended_at is null and u.account_id is not null and u.suspended_at is null and (g.level <= 2 or g.is_payer or g.admitted_at is not null)
union all
select r.tenant, r.account_id, p.pupil_id, 'office' as door
from role_grant r
join pupil p on p.tenant = r.tenant and p.school_id = r.school_id
where r.ended_at is null and r.role = 3;

grant select on may_act to antigaspi_app;

select protect('activation_code', 'select, insert, update');
select protect('link_failure', 'select, insert, delete');
select protect('link_request', 'select, insert, update');

grant select, insert, delete on activation_place to antigaspi_app;
