-- How a collectivité looks here: the name it goes by, its two colours, its logo. What is null is that of the neutral theme.
create table authority_look (
  tenant INTEGER not null,
  name TEXT,
  leaf TEXT,
  blue TEXT,
  logo BLOB,
  logo_kind INTEGER not null,
  logo_sha256 TEXT,
  logo_width INTEGER not null,
  logo_alt TEXT,
  changed_at TEXT not null,
  primary key (tenant),
  foreign key (tenant) references local_authority (tenant)
) strict;
