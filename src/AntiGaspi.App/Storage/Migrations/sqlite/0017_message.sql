-- What somebody asked to be told of the meals of their children, and when. Without a row: nothing but what must be told.
-- reminder_day: the last day on which it was their hour. digested_at: up to when an evening message has told what was changed.
create table message_choice (
  tenant INTEGER not null,
  account_id TEXT not null,
  choice_id TEXT not null,
  wants_reminder INTEGER not null check (wants_reminder in (0, 1)),
  reminder_weekday INTEGER not null check (reminder_weekday between 1 and 7),
  reminder_hour INTEGER not null check (reminder_hour between 7 and 20),
  wants_receipt INTEGER not null check (wants_receipt in (0, 1)),
  wants_digest INTEGER not null check (wants_digest in (0, 1)),
  reminder_day TEXT,
  digested_at TEXT not null,
  changed_at TEXT not null,
  primary key (tenant, account_id),
  unique (tenant, choice_id),
  foreign key (tenant) references local_authority (tenant),
  foreign key (account_id) references account (account_id) on delete cascade
) strict;

create index message_choice_of_account on message_choice (account_id);

-- A link of a message: one adult, one child, one week (first_day is its Monday). Its secret is made from the server's key and stands
-- in no table. It opens nothing once the adult is suspended, is no longer that of the account or of the child, or has closed it.
create table meal_link (
  tenant INTEGER not null,
  link_id TEXT not null,
  guardian_id TEXT not null,
  account_id TEXT not null,
  pupil_id TEXT not null,
  first_day TEXT not null,
  made_at TEXT not null,
  closed_at TEXT,
  primary key (tenant, link_id),
  foreign key (tenant, guardian_id) references guardian (tenant, guardian_id) on delete cascade,
  foreign key (tenant, pupil_id) references pupil (tenant, pupil_id) on delete cascade,
  foreign key (account_id) references account (account_id) on delete cascade
) strict;

create unique index meal_link_one_open on meal_link (tenant, guardian_id, account_id, pupil_id, first_day) where closed_at is null;

create index meal_link_of_pupil on meal_link (tenant, pupil_id);

create index meal_link_of_account on meal_link (account_id);

-- Mailboxes that a mail server refused for good: no message leaves for them but those that must. Of no tenant, because a mailbox is
-- refused to everybody; who proves it again takes it off.
create table unreachable_mailbox (
  mailbox TEXT not null,
  refused_at TEXT not null,
  primary key (mailbox)
) strict;

-- Where the messages of an adult who has an account go: the mailbox that they proved, else that of the file.
create view family_mailbox as
select u.tenant, u.account_id, u.guardian_id, coalesce(i.subject, lower(u.email)) as mailbox, i.subject is not null as is_proved,
  not exists (select 1 from unreachable_mailbox x where x.mailbox = coalesce(i.subject, lower(u.email))) as is_reachable
from guardian u
left join identity i on i.account_id = u.account_id and i.provider = 3 and i.ended_at is null
where u.account_id is not null and u.suspended_at is null and coalesce(i.subject, u.email) like '%_@_%.__%';
