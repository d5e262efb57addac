-- Somebody is invited to hold a role, in one school or in the whole authority (roles 7 and 8). It opens nothing by itself: who
-- signs in with that address, and with that employer (siret) when one was named, receives the role. role_ends_at: a role for a
-- time. One that was withdrawn or has ended opens nothing.
create table invitation (
  tenant INTEGER not null,
  invitation_id TEXT not null,
  role INTEGER not null check (role between 2 and 8),
  school_id TEXT,
  email TEXT not null,
  siret TEXT,
  invited_at TEXT not null,
  invited_by TEXT not null,
  ends_at TEXT not null,
  role_ends_at TEXT,
  accepted_at TEXT,
  account_id TEXT,
  withdrawn_at TEXT,
  primary key (tenant, invitation_id),
  check ((school_id is null) = (role in (7, 8))),
  foreign key (tenant) references local_authority (tenant),
  foreign key (tenant, school_id) references school (tenant, school_id)
) strict;

create index invitation_of_email on invitation (tenant, email);

-- In which tenants to look for the invitations of an address, which is known before the tenant is. The digest is keyed by the
-- server's key: the table names nobody.
create table invited_address (
  address_sha256 TEXT not null,
  tenant INTEGER not null,
  primary key (address_sha256, tenant),
  foreign key (tenant) references local_authority (tenant)
) strict;

-- Who gave a role and who ended it; a role for a time is ended by a job.
alter table role_grant add column granted_by TEXT;
alter table role_grant add column ended_by TEXT;
alter table role_grant add column ends_at TEXT;

-- A principal lets somebody else sign, from one day to another, both included.
create table delegation (
  tenant INTEGER not null,
  delegation_id TEXT not null,
  school_id TEXT not null,
  principal_id TEXT not null,
  delegate_id TEXT not null,
  first_day TEXT not null,
  last_day TEXT not null,
  given_at TEXT not null,
  ended_at TEXT,
  primary key (tenant, delegation_id),
  check (last_day >= first_day),
  check (delegate_id <> principal_id),
  foreign key (tenant, school_id) references school (tenant, school_id)
) strict;

create index delegation_of_delegate on delegation (tenant, delegate_id);

-- Who may sign for a school, and when: its principal, and whoever the principal, still one, lets sign.
create view may_sign as
select r.tenant, r.account_id, r.school_id, null as first_day, null as last_day
from role_grant r
where r.role = 4 and r.ended_at is null
union all
select d.tenant, d.delegate_id as account_id, d.school_id, d.first_day, d.last_day
from delegation d
where d.ended_at is null and exists (
  select 1 from role_grant r where r.tenant = d.tenant and r.account_id = d.principal_id and r.school_id = d.school_id and r.role = 4 and r.ended_at is null);

-- The codes of a telephone, for an agent who comes by e-mail. It belongs to no tenant, as the account. secret is encrypted under
-- the server's key; last_step is the step of the last code taken, so that a code serves once; wrong codes close the door a while.
create table second_factor (
  account_id TEXT not null,
  secret TEXT not null,
  made_at TEXT not null,
  confirmed_at TEXT,
  last_step INTEGER not null default 0,
  failures INTEGER not null default 0,
  closed_until TEXT,
  primary key (account_id),
  foreign key (account_id) references account (account_id)
) strict;

-- Whether the person of a session also gave a code of the telephone.
alter table session add column second_factor INTEGER not null default 0 check (second_factor in (0, 1));
