-- Facts: money that arrived at a bank account, whatever the way it was noticed.
create schema bankfeed;
grant usage on schema bankfeed to ${app_role};

-- Somebody who may report facts: a token, its wallets and its ceilings.
create table bankfeed.source (
    id                bigint generated always as identity primary key,
    merchant_id       bigint not null references merchants.merchant,
    name              text not null,
    token_sha256      bytea not null unique check (length(token_sha256) = 32),
    allowed_addresses text[] not null default '{}',
    fact_max_minor    bigint check (fact_max_minor > 0),
    day_max_minor     bigint check (day_max_minor > 0),
    created_at        timestamptz not null,
    retired_at        timestamptz,
    unique (merchant_id, name)
);

create table bankfeed.source_wallet (
    source_id bigint not null references bankfeed.source,
    wallet_id bigint not null references wallets.wallet,
    primary key (source_id, wallet_id)
);

-- What a source reported on a day (UTC), per currency; its ceiling is a condition on this row.
create table bankfeed.source_day (
    source_id      bigint not null references bankfeed.source,
    day            date not null,
    currency       char(3) not null,
    reported_minor bigint not null check (reported_minor > 0),
    primary key (source_id, day, currency)
);

-- Ranges over text let a core GiST index compare equal references beside overlapping times.
create type bankfeed.textrange as range (subtype = text, collation = "C");

create table bankfeed.bank_transaction (
    id              bigint generated always as identity primary key,
    merchant_id     bigint not null,
    bank_account_id bigint not null,
    currency        char(3) not null,
    payment_system  text not null,
    reference       text check (length(reference) between 1 and 190),
    amount_minor    bigint not null check (amount_minor > 0),
    payer           text,
    occurred_at     timestamptz,
    received_at     timestamptz not null,
    evidence        text not null check (evidence in ('ANNOUNCED', 'CONFIRMED', 'PROVISIONAL')),
    status          text not null default 'UNCLAIMED'
        check (status in ('UNCLAIMED', 'CLAIMED', 'RETURNED', 'IGNORED')),
    held            boolean not null default false,
    source_id       bigint references bankfeed.source,
    made_by         text,
    joined_to       bigint references bankfeed.bank_transaction,
    reason          text,
    notes           text[] not null default '{}',
    unique_during   tstzrange,
    foreign key (merchant_id, bank_account_id, currency)
        references wallets.bank_account (merchant_id, id, currency),
    constraint somebody_noticed_it check ((source_id is null) <> (made_by is null)),
    constraint held_money_pays_nobody check (not held or status = 'UNCLAIMED'),
    constraint ignored_has_its_reason check (status <> 'IGNORED' or reason is not null),
    constraint joined_is_ignored check (joined_to is null or status = 'IGNORED'),
    constraint provisional_has_its_operator
        check (evidence <> 'PROVISIONAL' or made_by is not null),
    constraint reference_once_in_its_period exclude using gist (
        bankfeed.textrange(bank_account_id || ':' || reference,
                           bank_account_id || ':' || reference, '[]') with &&,
        unique_during with &&) where (unique_during is not null and reference is not null)
);
create unique index reference_once_for_ever
    on bankfeed.bank_transaction (bank_account_id, reference) where unique_during is null;
create index reference_in_periods
    on bankfeed.bank_transaction (bank_account_id, reference) where unique_during is not null;
create index fact_unclaimed
    on bankfeed.bank_transaction (merchant_id, received_at) where status = 'UNCLAIMED';
create index fact_same_amount
    on bankfeed.bank_transaction (bank_account_id, amount_minor, received_at);

grant select, insert, update on all tables in schema bankfeed to ${app_role};
grant delete on bankfeed.source_wallet to ${app_role};
