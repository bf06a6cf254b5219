-- A claim that ended without money may be opened again: by an operator, or by its payer, who
-- appeals with better proof, at most twice.
alter table deposits.claim
    add column appeals smallint not null default 0,
    add column reopened_at timestamptz,
    -- The operator; null when it was the payer's appeal.
    add column reopened_by text,
    -- Why it had been rejected; null when it had expired.
    add column earlier_reason text,
    add constraint appeals_at_most_two check (appeals between 0 and 2),
    add constraint reopened_has_its_time check (reopened_at is not null
        or appeals = 0 and reopened_by is null and earlier_reason is null);

-- How long payers had to wait, told to those who wait now.
create index deposit_of_waiting_claim
    on deposits.deposit (merchant_id, payment_system, activated_at) include (claimed_at)
    where claim_id is not null;
