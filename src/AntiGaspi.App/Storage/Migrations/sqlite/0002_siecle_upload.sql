-- The files of an import between its preview and its confirmation: half an hour at most, then deleted.
create table siecle_upload (
  tenant INTEGER not null,
  upload_id TEXT not null,
  file_rank INTEGER not null,
  account_id TEXT not null,
  name TEXT not null,
  content BLOB not null,
  sent_at TEXT not null,
  primary key (tenant, upload_id, file_rank),
  foreign key (tenant) references local_authority (tenant)
) strict;
