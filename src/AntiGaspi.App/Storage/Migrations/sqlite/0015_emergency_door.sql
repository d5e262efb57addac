-- Which door a link is of: 1 that of families, 2 that of agents in an emergency. There a mailbox that answered opens nothing yet:
-- proved_at says when it did, and the browser then waits for the code of the telephone. Only the link that was used has one.
alter table sign_in_link add column door INTEGER not null default 1 check (door in (1, 2));
alter table sign_in_link add column proved_at TEXT;

-- When the person of a session last proved who they are: changing from one space to another proves nothing.
alter table session add column proved_at TEXT;

-- What whoever leads a team hands over, in person, to somebody invited who has no telephone set up and no ProConnect: with the
-- mailbox it lets them set one up, once, within a day. One at a time for an invitation; digest is keyed by the server's key.
create table enrolment_code (
  tenant INTEGER not null,
  invitation_id TEXT not null,
  digest TEXT not null,
  made_at TEXT not null,
  made_by TEXT not null,
  ends_at TEXT not null,
  attempts INTEGER not null default 0,
  used_at TEXT,
  primary key (tenant, invitation_id),
  foreign key (tenant, invitation_id) references invitation (tenant, invitation_id)
) strict;
