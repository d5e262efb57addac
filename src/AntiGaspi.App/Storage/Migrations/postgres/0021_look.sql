-- How a collectivité looks here: the name it goes by, its two colours, its logo. What is null is that of the neutral theme.
create table authority_look (
  tenant integer not null,
  name text,
  leaf text,
  blue text,
  logo bytea,
  logo_kind integer not null,
  logo_sha256 text,
  logo_width integer not null,
  logo_alt text,
  changed_at timestamptz not null,
  primary key (tenant),
  foreign key (tenant) references local_authority (tenant)
);

select protect('authority_look', 'select, insert, update');
