-- A browser that a person asked to be told on as well as by mail (Web Push, RFC 8030). The secret address that its push service gave it and
-- the keys that a message is encrypted with are sealed under the server's key; its digest says that it is the same browser. It goes with
-- the account of the tenant.
create table push_subscription (
  tenant integer not null,
  subscription_id uuid not null,
  account_id uuid not null,
  endpoint_digest text not null,
  sealed text not null,
  device text not null,
  made_at timestamptz not null,
  primary key (tenant, subscription_id),
  unique (tenant, endpoint_digest),
  foreign key (tenant, account_id) references account_tenant (tenant, account_id) on delete cascade
);

create index push_subscription_of_account on push_subscription (tenant, account_id);

select protect('push_subscription', 'select, insert, update, delete');
