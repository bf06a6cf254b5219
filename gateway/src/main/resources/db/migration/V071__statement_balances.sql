-- What banks say an account held at the end of a day; the newest file knows best.
create table imports.balance (
    merchant_id     bigint not null,
    bank_account_id bigint not null,
    currency        char(3) not null,
    day             date not null,
    balance_minor   bigint not null,
    upload_id       bigint not null references imports.upload,
    primary key (bank_account_id, day),
    foreign key (merchant_id, bank_account_id, currency)
        references wallets.bank_account (merchant_id, id, currency)
);

-- Why the books and the bank differ by that much more on a day than on the one before.
create table imports.explanation (
    id               bigint generated always as identity primary key,
    merchant_id      bigint not null,
    bank_account_id  bigint not null,
    day              date not null,
    difference_minor bigint not null check (difference_minor <> 0),
    note             text not null check (length(note) between 1 and 1000),
    explained_by     text not null,
    explained_at     timestamptz not null,
    foreign key (bank_account_id, day) references imports.balance (bank_account_id, day)
);
create index explanation_by_day on imports.explanation (bank_account_id, day, id);

grant select, insert, update on imports.balance to ${app_role};
grant select, insert on imports.explanation to ${app_role};

-- The days of a comparison are the last ones; rows come in the order of time, so a map of its
-- stretches finds them, and costs a new row next to nothing.
create index entry_in_time on ledger.entry using brin (at);
