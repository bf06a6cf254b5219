-- Where money arrives (bank accounts) and what payers are shown of it (wallets).
create schema wallets;
grant usage on schema wallets to ${app_role};

create table wallets.bank_account (
    id          bigint generated always as identity primary key,
    merchant_id bigint not null references merchants.merchant,
    currency    char(3) not null,
    name        text not null,
    created_at  timestamptz not null,
    unique (merchant_id, id, currency)
);

-- Never deleted: a number once shown must lead to its owner for ever.
create table wallets.wallet (
    id              bigint generated always as identity primary key,
    merchant_id     bigint not null,
    bank_account_id bigint not null,
    payment_system  text not null,
    currency        char(3) not null,
    account_number  text not null check (length(account_number) between 1 and 190),
    params          jsonb not null,
    status          text not null default 'ACTIVE' check (status in ('ACTIVE', 'PAUSED')),
    day_amount_max  bigint check (day_amount_max > 0),
    day_count_max   int check (day_count_max > 0),
    created_at      timestamptz not null,
    foreign key (merchant_id, bank_account_id, currency)
        references wallets.bank_account (merchant_id, id, currency),
    unique (payment_system, account_number)
);
create index wallet_by_system on wallets.wallet (merchant_id, payment_system, currency);
create index wallet_by_account on wallets.wallet (bank_account_id);

-- The wallet last shown to a label, so that it sees the same one again for a while.
create table wallets.shown (
    merchant_id    bigint not null references merchants.merchant,
    payment_system text not null,
    currency       char(3) not null,
    label          text not null,
    wallet_id      bigint not null references wallets.wallet,
    shown_at       timestamptz not null,
    primary key (merchant_id, payment_system, currency, label)
);

-- What a bank account received on a day of its bank's zone; limits per day look here.
create table wallets.day (
    bank_account_id bigint not null references wallets.bank_account,
    day             date not null,
    received_minor  bigint not null check (received_minor >= 0),
    count           int not null check (count >= 0),
    primary key (bank_account_id, day)
);

grant select, insert, update on all tables in schema wallets to ${app_role};
