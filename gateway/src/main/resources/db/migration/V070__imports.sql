-- Statement files of banks: what was uploaded, how far it is stored, and every line once.
create schema imports;
grant usage on schema imports to ${app_role};

-- DRAFT: being looked at, nothing of it is stored. WAITING: on its way in. DONE: all of it is in.
create table imports.upload (
    id              bigint generated always as identity primary key,
    merchant_id     bigint not null,
    wallet_id       bigint not null references wallets.wallet,
    bank_account_id bigint not null,
    currency        char(3) not null,
    file_name       text not null check (length(file_name) between 1 and 190),
    format          text not null check (format in ('CSV', 'XLSX', 'CAMT_053', 'MT940')),
    bytes           bigint not null check (bytes > 0),
    sha256          bytea not null check (length(sha256) = 32),
    columns         jsonb,
    state           text not null default 'DRAFT' check (state in ('DRAFT', 'WAITING', 'DONE')),
    uploaded_by     text not null,
    uploaded_at     timestamptz not null,
    accepted_by     text,
    accepted_at     timestamptz,
    worked_at       timestamptz,
    finished_at     timestamptz,
    items           int check (items >= 0),
    items_done      int not null default 0 check (items_done >= 0),
    stored          int not null default 0,
    confirmed       int not null default 0,
    known           int not null default 0,
    refused         int not null default 0,
    twins           int not null default 0,
    outgoing        int not null default 0,
    foreign key (merchant_id, bank_account_id, currency)
        references wallets.bank_account (merchant_id, id, currency),
    constraint accepted_has_its_doer
        check ((state = 'DRAFT') = (accepted_by is null)
               and (accepted_by is null) = (accepted_at is null)
               and (accepted_by is null) = (items is null)),
    constraint a_draft_stores_nothing check (state <> 'DRAFT' or items_done = 0),
    constraint done_has_its_time check ((state = 'DONE') = (finished_at is not null)),
    constraint every_item_is_counted_once
        check (items_done = stored + confirmed + known + refused + outgoing and twins <= items_done)
);
create index upload_by_merchant on imports.upload (merchant_id, id);
create index upload_waiting on imports.upload (worked_at) where state = 'WAITING';
create index upload_draft on imports.upload (uploaded_at) where state = 'DRAFT';
create index upload_same on imports.upload (bank_account_id, sha256);

-- The file, cut up, so that no node needs it in memory or another node's disk.
create table imports.piece (
    upload_id bigint not null references imports.upload on delete cascade,
    number    int not null,
    content   bytea not null,
    primary key (upload_id, number)
);

-- A movement of an account, whatever files tell of it.
create table imports.line (
    id              bigint generated always as identity primary key,
    merchant_id     bigint not null,
    bank_account_id bigint not null,
    currency        char(3) not null,
    upload_id       bigint not null references imports.upload,
    number          int not null,
    day             date not null,
    at_time         time,
    way             text not null check (way in ('IN', 'OUT')),
    amount_minor    bigint not null check (amount_minor > 0),
    reference       text check (length(reference) between 1 and 190),
    payer           text,
    detail          text,
    occurrence      int not null check (occurrence >= 1),
    key_sha256      bytea not null check (length(key_sha256) = 32),
    fact_id         bigint references bankfeed.bank_transaction,
    unique (bank_account_id, key_sha256),
    foreign key (merchant_id, bank_account_id, currency)
        references wallets.bank_account (merchant_id, id, currency),
    constraint what_left_is_no_fact check (way = 'IN' or fact_id is null)
);
create index line_of_upload on imports.line (upload_id, number);
create index line_out on imports.line (bank_account_id, day, id) where way = 'OUT';
create index line_of_fact on imports.line (fact_id) where fact_id is not null;

-- What a file says and could not be stored, with the reason.
create table imports.refusal (
    id        bigint generated always as identity primary key,
    upload_id bigint not null references imports.upload,
    number    int not null,
    reason    text not null,
    value     text not null
);
create index refusal_of_upload on imports.refusal (upload_id, id);

-- Which header stands over which column of a wallet's tables, as an operator said last.
create table imports.column_map (
    wallet_id bigint primary key references wallets.wallet,
    columns   jsonb not null
);

grant select, insert, update on all tables in schema imports to ${app_role};
grant delete on imports.upload, imports.piece, imports.line to ${app_role};

-- Whoever stores a fact asks for provisional ones like it; there are few of them.
create index fact_provisional on bankfeed.bank_transaction (bank_account_id, amount_minor)
    where evidence = 'PROVISIONAL';
