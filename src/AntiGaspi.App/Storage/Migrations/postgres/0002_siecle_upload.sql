-- The files of an import between its preview and its confirmation: half an hour at most, then deleted.
create table siecle_upload (
  tenant integer not null,
  upload_id uuid not null,
  file_rank integer not null,
  account_id uuid not null,
  name text not null,
  content bytea not null,
  sent_at timestamptz not null,
  primary key (tenant, upload_id, file_rank),
  foreign key (tenant) references local_authority (tenant)
);

select protect('siecle_upload', 'select, insert, delete');
