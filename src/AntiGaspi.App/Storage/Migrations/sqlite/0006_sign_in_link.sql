-- Somebody asked for a link by e-mail. It belongs to no tenant, because it is read before one is known. No secret stands here: the
-- link and the code are made from the server's key and the id; the digest is that of a cookie, which only the asking browser holds.
create table sign_in_link (
  link_id TEXT not null,
  browser_sha256 TEXT not null,
  address TEXT not null,
  return_to TEXT,
  asked_at TEXT not null,
  ends_at TEXT not null,
  attempts INTEGER not null default 0,
  used_at TEXT,
  primary key (link_id)
) strict;

-- How often something may be tried. bucket is a keyed digest of what is counted (an address, a network, everybody), so that
-- the table names nobody; full_until_ms is the instant, in milliseconds since 1970, at which the bucket will be empty again.
create table throttle (
  bucket TEXT not null,
  full_until_ms INTEGER not null,
  primary key (bucket)
) strict;

-- The mailbox of whoever signs in is looked for among the guardians of each tenant.
create index guardian_of_email on guardian (tenant, lower(email));
