-- Somebody asked for a link by e-mail. It belongs to no tenant, because it is read before one is known. No secret stands here: the
-- link and the code are made from the server's key and the id; the digest is that of a cookie, which only the asking browser holds.
create table sign_in_link (
  link_id uuid not null,
  browser_sha256 text not null,
  address text not null,
  return_to text,
  asked_at timestamptz not null,
  ends_at timestamptz not null,
  attempts integer not null default 0,
  used_at timestamptz,
  primary key (link_id)
);

-- How often something may be tried. bucket is a keyed digest of what is counted (an address, a network, everybody), so that
-- the table names nobody; full_until_ms is the instant, in milliseconds since 1970, at which the bucket will be empty again.
create table throttle (
  bucket text not null,
  full_until_ms bigint not null,
  primary key (bucket)
);

-- The mailbox of whoever signs in is looked for among the guardians of each tenant.
create index guardian_of_email on guardian (tenant, lower(email));

grant select, insert, update, delete on sign_in_link, throttle to antigaspi_app;
