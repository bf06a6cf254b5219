-- Orders to pay a merchant's users: who gets what, how far it is, and what proves it.
create schema withdrawals;
grant usage on schema withdrawals to ${app_role};

create table withdrawals.withdrawal (
    id              bigint generated always as identity primary key,
    merchant_id     bigint not null references merchants.merchant,
    withdrawal_id   text not null check (length(withdrawal_id) between 1 and 190),
    -- API: ordered over the wire. TEST: the same, without money. HAND: by an operator, untold.
    origin          text not null check (origin in ('API', 'TEST', 'HAND')),
    data_sha256     bytea not null check (length(data_sha256) = 32),
    payment_system  text not null,
    currency        char(3) not null,
    amount_minor    bigint not null check (amount_minor > 0),
    label           text not null,
    account_number  text not null,
    account_name    text,
    account_email   text,
    comment         text,
    bank_code       text,
    branch_code     text,
    created_at      timestamptz not null,
    finishes_at     timestamptz,
    state           text not null default 'NEW'
        check (state in ('NEW', 'IN_PROGRESS', 'PROCESSED', 'REJECTED')),
    fence           int not null default 0,
    taken_by        text,
    taken_at        timestamptz,
    finished_at     timestamptz,
    finished_by     text,
    reason          text,
    paid_wallet_id  bigint references wallets.wallet,
    paid_account_id bigint,
    bank_reference  text check (length(bank_reference) between 1 and 190),
    unique (merchant_id, withdrawal_id),
    unique (paid_account_id, bank_reference),
    foreign key (merchant_id, paid_account_id, currency)
        references wallets.bank_account (merchant_id, id, currency),
    constraint new_is_nobodys check (state <> 'NEW' or taken_by is null),
    constraint in_progress_is_somebodys check (state <> 'IN_PROGRESS' or taken_by is not null),
    constraint taken_has_its_time check ((taken_by is null) = (taken_at is null)),
    constraint finished_has_its_time
        check ((state in ('PROCESSED', 'REJECTED')) = (finished_at is not null)),
    constraint finished_has_its_doer check ((finished_at is null) = (finished_by is null)),
    constraint rejected_has_its_reason check ((state = 'REJECTED') = (reason is not null)),
    constraint processed_has_its_proof
        check ((state = 'PROCESSED' and origin <> 'TEST') = (bank_reference is not null)),
    constraint proof_has_its_account check (
        (bank_reference is null) = (paid_account_id is null)
        and (bank_reference is null) = (paid_wallet_id is null)),
    constraint a_test_finishes_by_itself check ((origin = 'TEST') = (finishes_at is not null)),
    constraint a_test_is_work_for_nobody check (origin <> 'TEST' or taken_by is null)
);
create index withdrawal_open on withdrawals.withdrawal (merchant_id, state, id)
    where state in ('NEW', 'IN_PROGRESS');
create index withdrawal_test_due on withdrawals.withdrawal (finishes_at)
    where origin = 'TEST' and state = 'NEW';

-- What a signature once said. The signed join of fields is ambiguous, so that a join stays bound
-- to the fields it was accepted with.
create table withdrawals.accepted_base (
    merchant_id bigint not null references merchants.merchant,
    base_sha256 bytea not null check (length(base_sha256) = 32),
    data_sha256 bytea not null check (length(data_sha256) = 32),
    withdrawal  bigint not null references withdrawals.withdrawal,
    accepted_at timestamptz not null,
    primary key (merchant_id, base_sha256)
);

-- Who gets what is fixed with the order: the application may move its state, never its recipient.
grant select, insert on withdrawals.withdrawal, withdrawals.accepted_base to ${app_role};
grant update (state, fence, taken_by, taken_at, finished_at, finished_by, reason, paid_wallet_id,
              paid_account_id, bank_reference) on withdrawals.withdrawal to ${app_role};
grant update (withdrawal, accepted_at) on withdrawals.accepted_base to ${app_role};
