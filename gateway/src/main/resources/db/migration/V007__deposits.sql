-- Claims (possible transactions) and deposits.
create schema deposits;
grant usage on schema deposits to ${app_role};

create table deposits.claim (
    id             bigint generated always as identity primary key,
    merchant_id    bigint not null references merchants.merchant,
    payment_system text not null,
    currency       char(3) not null,
    label          text not null check (length(label) between 1 and 190),
    key1           text not null check (length(key1) between 1 and 190),
    amount_minor   bigint not null check (amount_minor > 0),
    custom_id      text not null check (length(custom_id) between 1 and 190),
    channel        text not null check (channel in ('API', 'WINDOW')),
    status         text not null
        check (status in ('WAITING', 'MATCHED', 'REJECTED', 'EXPIRED', 'SUPERSEDED')),
    -- Why it is not settled by itself; empty for a claim that simply waits for its money.
    flags          text[] not null default '{}',
    picture_id     bigint,
    claim_key_sha256 bytea,
    created_at     timestamptz not null,
    expires_at     timestamptz,
    decided_at     timestamptz,
    decided_by     text,
    reason         text,
    unique (merchant_id, id),
    constraint decided_has_its_time check ((status = 'WAITING') = (decided_at is null)),
    constraint rejected_has_its_reason
        check ((status = 'REJECTED') = (reason is not null and decided_by is not null))
);
create unique index claim_open_once on deposits.claim (merchant_id, custom_id, label)
    where status = 'WAITING';
create index claim_by_custom_id on deposits.claim (merchant_id, custom_id);
create index claim_open_by_number
    on deposits.claim (merchant_id, payment_system, key1)
    where status in ('WAITING', 'EXPIRED');
create index claim_open_by_label on deposits.claim (merchant_id, payment_system, label)
    where status = 'WAITING';
create index claim_waiting on deposits.claim (merchant_id, created_at) where status = 'WAITING';
create index claim_expiring on deposits.claim (expires_at)
    where status = 'WAITING' and expires_at is not null;
create index claim_by_key on deposits.claim (merchant_id, claim_key_sha256)
    where claim_key_sha256 is not null;

-- Made once, never changed: a fact that paid, and for whom.
create table deposits.deposit (
    id                  bigint generated always as identity primary key,
    merchant_id         bigint not null references merchants.merchant,
    bank_transaction_id bigint not null unique references bankfeed.bank_transaction,
    claim_id            bigint unique,
    payment_system      text not null,
    currency            char(3) not null,
    label               text not null check (length(label) between 1 and 190),
    key1                text not null,
    custom_id           text not null check (length(custom_id) between 1 and 190),
    -- A second transfer for a bound id, accepted by an operator, binds nothing.
    binds_custom_id     boolean not null,
    claimed_minor       bigint not null check (claimed_minor > 0),
    amount_minor        bigint not null check (amount_minor > 0),
    confirmed_by        text,
    claimed_at          timestamptz not null,
    activated_at        timestamptz not null,
    foreign key (merchant_id, claim_id) references deposits.claim (merchant_id, id),
    constraint only_operators_bind_nothing check (binds_custom_id or confirmed_by is not null)
);
create unique index custom_id_bound_once on deposits.deposit (merchant_id, custom_id)
    where binds_custom_id;
create index deposit_by_time on deposits.deposit (merchant_id, activated_at);

-- A number and amount that led to nothing: guesses are counted by it, and pairs shown to operators.
create table deposits.miss (
    merchant_id    bigint not null references merchants.merchant,
    channel        text not null check (channel in ('API', 'WINDOW')),
    -- The label for API calls, the client's network for the window.
    guesser        text not null,
    payment_system text not null,
    key1           text not null,
    amount_minor   bigint not null,
    label          text not null,
    custom_id      text not null,
    kind           text not null check (kind in ('AMOUNT_MISMATCH', 'ALREADY_ACTIVATED')),
    bank_transaction_id bigint not null references bankfeed.bank_transaction,
    at             timestamptz not null,
    primary key (merchant_id, channel, guesser, payment_system, key1, amount_minor)
);
create index miss_by_time on deposits.miss (merchant_id, channel, at);

create table deposits.saved_custom_id (
    merchant_id bigint not null references merchants.merchant,
    label       text not null check (length(label) between 1 and 190),
    custom_id   text not null check (length(custom_id) between 1 and 190),
    saved_at    timestamptz not null,
    primary key (merchant_id, label)
);

grant select, insert, update on all tables in schema deposits to ${app_role};
-- Deposits are never edited.
revoke update on deposits.deposit from ${app_role};
