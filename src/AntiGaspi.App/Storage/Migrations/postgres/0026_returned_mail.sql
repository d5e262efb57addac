-- A mail that was sent and comes back days later: sent_to is a keyed digest of its number and its mailbox, which stays when the address
-- is emptied, so that a report is believed about the one mailbox that was written to. returned_at: it came back, and is read once.
alter table outbox add column sent_to text;

alter table outbox add column returned_at timestamptz;
