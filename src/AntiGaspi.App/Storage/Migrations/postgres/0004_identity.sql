-- What somebody outside vouched for: the provider's own name of a person (its "sub"), or a mailbox that answered.
-- It belongs to no tenant, because it is read before the tenant is known. provider: 1 FranceConnect, 2 ProConnect, 3 e-mail.
-- One that ended stays until it is purged, and opens nothing; a change of civil status ends one and links the next.
create table identity (
  provider integer not null check (provider between 1 and 3),
  subject text not null,
  account_id uuid not null,
  linked_at timestamptz not null,
  ended_at timestamptz,
  primary key (provider, subject),
  foreign key (account_id) references account (account_id)
);

create index identity_of_account on identity (account_id);

-- Where to look for what an account may do: its links and grants are read there, under that tenant. It opens nothing by itself.
create table account_tenant (
  tenant integer not null,
  account_id uuid not null,
  primary key (tenant, account_id),
  foreign key (tenant) references local_authority (tenant),
  foreign key (account_id) references account (account_id)
);

create index account_tenant_of_account on account_tenant (account_id);

-- Sessions are made again: nobody loses more than a sign-in. New: who vouched for the person (0 the demonstration, else as
-- in identity), the token that FranceConnect and ProConnect want back at the sign-out, and the remembered phone, which lasts
-- 180 days and opens less. Tenant 0: somebody who is not linked to anything yet.
drop table session;

create table session (
  session_id uuid not null,
  key_sha256 text not null,
  account_id uuid not null,
  tenant integer not null check (tenant >= 0),
  role integer not null,
  schools text not null,
  device text not null,
  provider integer not null check (provider between 0 and 3),
  id_token text,
  is_phone boolean not null default false,
  opened_at timestamptz not null,
  seen_at timestamptz not null,
  ends_at timestamptz not null,
  primary key (session_id),
  unique (key_sha256),
  foreign key (account_id) references account (account_id)
);

create index session_of_account on session (account_id);

-- What is to be sent, written in the transaction of what it tells; a job sends it. Tenant 0: before the tenant is known (a
-- sign-in link). content holds the values of the message, never a secret: links are made from the server's key when it is
-- sent, and content is emptied then.
create table outbox (
  tenant integer not null check (tenant >= 0),
  message_id uuid not null,
  kind text not null,
  recipient text not null,
  content text not null,
  created_at timestamptz not null,
  next_at timestamptz not null,
  ends_at timestamptz not null,
  attempts integer not null default 0,
  sent_at timestamptz,
  failed_at timestamptz,
  primary key (tenant, message_id)
);

create index outbox_to_send on outbox (tenant, next_at) where sent_at is null and failed_at is null;

select protect('outbox', 'select, insert, update, delete');

grant select, insert, update on identity to antigaspi_app;
grant select, insert on account_tenant to antigaspi_app;
grant select, insert, update, delete on session to antigaspi_app;
