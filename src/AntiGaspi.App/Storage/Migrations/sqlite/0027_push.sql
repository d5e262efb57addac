-- A browser that a person asked to be told on as well as by mail (Web Push, RFC 8030). The secret address that its push service gave it and
-- the keys that a message is encrypted with are sealed under the server's key; its digest says that it is the same browser. It goes with
-- the account of the tenant.
create table push_subscription (
  tenant INTEGER not null,
  subscription_id TEXT not null,
  account_id TEXT not null,
  endpoint_digest TEXT not null,
  sealed TEXT not null,
  device TEXT not null,
  made_at TEXT not null,
  primary key (tenant, subscription_id),
  unique (tenant, endpoint_digest),
  foreign key (tenant, account_id) references account_tenant (tenant, account_id) on delete cascade
) strict;

create index push_subscription_of_account on push_subscription (tenant, account_id);
