-- The keys that seal forms and travelling values, shared by every node. content is encrypted under the server's key, which
-- stands in no table: the table opens nothing.
create table form_key (
  key_id text not null,
  content text not null,
  made_at timestamptz not null,
  primary key (key_id)
);

grant select, insert on form_key to antigaspi_app;
