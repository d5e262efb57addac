-- The keys that seal forms and travelling values, shared by every node. content is encrypted under the server's key, which
-- stands in no table: the table opens nothing.
create table form_key (
  key_id TEXT not null,
  content TEXT not null,
  made_at TEXT not null,
  primary key (key_id)
) strict;
