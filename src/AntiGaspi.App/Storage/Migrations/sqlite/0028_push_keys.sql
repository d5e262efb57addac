-- When a push service last refused our keys (401, 403) for a message to a browser. It waits and is tried again; the operator is told as long
-- as one waits that was refused so.
alter table outbox add column keys_refused_at TEXT;
