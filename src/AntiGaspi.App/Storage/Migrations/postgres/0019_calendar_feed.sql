-- The secret address of the calendar of a family: one an account, made anew to revoke the one before. Only its digest is kept.
-- It goes with the account of the tenant.
create table calendar_feed (
  tenant integer not null,
  account_id uuid not null,
  secret_sha256 text not null,
  made_at timestamptz not null,
  primary key (tenant, account_id),
  unique (tenant, secret_sha256),
  foreign key (tenant, account_id) references account_tenant (tenant, account_id) on delete cascade
);

select protect('calendar_feed', 'select, insert, update, delete');
