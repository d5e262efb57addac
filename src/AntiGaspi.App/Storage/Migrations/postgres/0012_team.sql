-- Somebody is invited to hold a role, in one school or in the whole authority (roles 7 and 8). It opens nothing by itself: who
-- signs in with that address, and with that employer (siret) when one was named, receives the role. role_ends_at: a role for a
-- time. One that was withdrawn or has ended opens nothing.
create table invitation (
  tenant integer not null,
  invitation_id uuid not null,
  role integer not null check (role between 2 and 8),
  school_id uuid,
  email text not null,
  siret text,
  invited_at timestamptz not null,
  invited_by uuid not null,
  ends_at timestamptz not null,
  role_ends_at timestamptz,
  accepted_at timestamptz,
  account_id uuid,
  withdrawn_at timestamptz,
  primary key (tenant, invitation_id),
  check ((school_id is null) = (role in (7, 8))),
  foreign key (tenant) references local_authority (tenant),
  foreign key (tenant, school_id) references school (tenant, school_id)
);

create index invitation_of_email on invitation (tenant, email);

-- In which tenants to look for the invitations of an address, which is known before the tenant is. The digest is keyed by the
-- server's key: the table names nobody.
create table invited_address (
  address_sha256 text not null,
  tenant integer not null,
  primary key (address_sha256, tenant),
  foreign key (tenant) references local_authority (tenant)
);

-- Who gave a role and who ended it; a role for a time is ended by a job.
alter table role_grant add column granted_by uuid;
alter table role_grant add column ended_by uuid;
alter table role_grant add column ends_at timestamptz;

-- A principal lets somebody else sign, from one day to another, both included.
create table delegation (
  tenant integer not null,
  delegation_id uuid not null,
  school_id uuid not null,
  principal_id uuid not null,
  delegate_id uuid not null,
  first_day date not null,
  last_day date not null,
  given_at timestamptz not null,
  ended_at timestamptz,
  primary key (tenant, delegation_id),
  check (last_day >= first_day),
  check (delegate_id <> principal_id),
  foreign key (tenant, school_id) references school (tenant, school_id)
);

create index delegation_of_delegate on delegation (tenant, delegate_id);

-- Who may sign for a school, and when: its principal, and whoever the principal, still one, lets sign.
create view may_sign with (security_invoker = true) as
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
  account_id uuid not null,
  secret text not null,
  made_at timestamptz not null,
  confirmed_at timestamptz,
  last_step bigint not null default 0,
  failures integer not null default 0,
  closed_until timestamptz,
  primary key (account_id),
  foreign key (account_id) references account (account_id)
);

-- Whether the person of a session also gave a code of the telephone.
alter table session add column second_factor boolean not null default false;

-- Both go with the retention schedule, twelve months after they ended.
select protect('invitation', 'select, insert, update, delete');
select protect('delegation', 'select, insert, update, delete');

grant select on may_sign to antigaspi_app;
grant select, insert, delete on invited_address to antigaspi_app;
grant select, insert, update, delete on second_factor to antigaspi_app;
