-- A form that was sent once the session had ended: kept for the browser that sent it, encrypted, until its owner signs in again and sends
-- it, or gives it up. It belongs to no tenant, because nobody is signed in.
create table kept_form (
  browser_sha256 TEXT not null,
  content TEXT not null,
  ends_at TEXT not null,
  primary key (browser_sha256)
) strict;

-- A browser finds the links that it asked for.
create index sign_in_link_of_browser on sign_in_link (browser_sha256);
