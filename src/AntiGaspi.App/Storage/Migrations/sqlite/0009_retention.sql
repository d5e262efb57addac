-- Each cancellation that is deleted is looked for among the vouchers that could rest on it.
create index ledger_entry_of_cancellation on ledger_entry (tenant, cancellation_id) where cancellation_id is not null;
