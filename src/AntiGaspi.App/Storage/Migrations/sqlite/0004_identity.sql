-- What somebody outside vouched for: the provider's own name of a person (its "sub"), or a mailbox that answered.
-- It belongs to no tenant, because it is read before the tenant is known. provider: 1 FranceConnect, 2 ProConnect, 3 e-mail.
-- One that ended stays until it is purged, and opens nothing; a change of civil status ends one and links the next.
create table identity (
  provider INTEGER not null check (provider between 1 and 3),
  subject TEXT not null,
  account_id TEXT not null,
  linked_at TEXT not null,
  ended_at TEXT,
  primary key (provider, subject),
  foreign key (account_id) references account (account_id)
) strict;

create index identity_of_account on identity (account_id);

-- Where to look for what an account may do: its links and grants are read there, under that tenant. It opens nothing by itself.
create table account_tenant (
  tenant INTEGER not null,
  account_id TEXT not null,
  primary key (tenant, account_id),
  foreign key (tenant) references local_authority (tenant),
  foreign key (account_id) references account (account_id)
) strict;

create index account_tenant_of_account on account_tenant (account_id);

-- Sessions are made again: nobody loses more than a sign-in. New: who vouched for the person (0 the demonstration, else as
-- in identity), the token that FranceConnect and ProConnect want back at the sign-out, and the remembered phone, which lasts
-- 180 days and opens less. Tenant 0: somebody who is not linked to anything yet.
drop table session;

create table session (
  session_id TEXT not null,
  key_sha256 TEXT not null,
  account_id TEXT not null,
  tenant INTEGER not null check (tenant >= 0),
  role INTEGER not null,
  schools TEXT not null,
  device TEXT not null,
  provider INTEGER not null check (provider between 0 and 3),
  id_token TEXT,
  is_phone INTEGER not null default 0 check (is_phone in (0, 1)),
  opened_at TEXT not null,
  seen_at TEXT not null,
  ends_at TEXT not null,
  primary key (session_id),
  unique (key_sha256),
  foreign key (account_id) references account (account_id)
) strict;

create index session_of_account on session (account_id);

-- What is to be sent, written in the transaction of what it tells; a job sends it. Tenant 0: before the tenant is known (a
-- sign-in link). content holds the values of the message, never a secret: links are made from the server's key when it is
-- sent, and content is emptied then.
create table outbox (
  tenant INTEGER not null check (tenant >= 0),
  message_id TEXT not null,
  kind TEXT not null,
  recipient TEXT not null,
  content TEXT not null,
  created_at TEXT not null,
  next_at TEXT not null,
  ends_at TEXT not null,
  attempts INTEGER not null default 0,
  sent_at TEXT,
  failed_at TEXT,
  primary key (tenant, message_id)
) strict;

create index outbox_to_send on outbox (tenant, next_at) where sent_at is null and failed_at is null;
