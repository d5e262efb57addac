-- A signed-in person, on one browser. The browser alone holds the key; the row holds its digest, so that the table opens
-- nothing. It belongs to no tenant, because it is read before the tenant is known; it says which one the person works in.
create table session (
  session_id uuid not null,
  key_sha256 text not null,
  account_id uuid not null,
  tenant integer not null,
  role integer not null,
  schools text not null,
  device text not null,
  opened_at timestamptz not null,
  seen_at timestamptz not null,
  ends_at timestamptz not null,
  primary key (session_id),
  unique (key_sha256),
  foreign key (account_id) references account (account_id),
  foreign key (tenant) references local_authority (tenant)
);

create index session_of_account on session (account_id);

grant select, insert, update, delete on session to antigaspi_app;
