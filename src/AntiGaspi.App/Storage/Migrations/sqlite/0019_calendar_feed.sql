-- The secret address of the calendar of a family: one an account, made anew to revoke the one before. Only its digest is kept.
-- It goes with the account of the tenant.
create table calendar_feed (
  tenant INTEGER not null,
  account_id TEXT not null,
  secret_sha256 TEXT not null,
  made_at TEXT not null,
  primary key (tenant, account_id),
  unique (tenant, secret_sha256),
  foreign key (tenant, account_id) references account_tenant (tenant, account_id) on delete cascade
) strict;
