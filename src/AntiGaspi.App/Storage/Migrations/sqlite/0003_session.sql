-- A signed-in person, on one browser. The browser alone holds the key; the row holds its digest, so that the table opens
-- nothing. It belongs to no tenant, because it is read before the tenant is known; it says which one the person works in.
create table session (
  session_id TEXT not null,
  key_sha256 TEXT not null,
  account_id TEXT not null,
  tenant INTEGER not null,
  role INTEGER not null,
  schools TEXT not null,
  device TEXT not null,
  opened_at TEXT not null,
  seen_at TEXT not null,
  ends_at TEXT not null,
  primary key (session_id),
  unique (key_sha256),
  foreign key (account_id) references account (account_id),
  foreign key (tenant) references local_authority (tenant)
) strict;

create index session_of_account on session (account_id);

