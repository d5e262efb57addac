-- When a person was last asked in a receipt what they think of the service, and in which message: never the same person each time, and
-- a message that is tried again says the same.
alter table message_choice add column opinion_asked_at timestamptz;

alter table message_choice add column opinion_message_id uuid;
