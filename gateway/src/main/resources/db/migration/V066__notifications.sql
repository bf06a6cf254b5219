-- Texts of banks as phones and mailboxes forward them. Every one is kept with its verdict, so that
-- history can be read again when a parser or a source's list of senders has changed.
alter table bankfeed.source
    add column senders text[] not null default '{}',
    add column signing_key bytea,
    add column silent_after interval check (silent_after > interval '0');

-- What changes with every call stands beside the source, whose row facts refer to.
create table bankfeed.source_health (
    source_id  bigint primary key references bankfeed.source,
    heard_at   timestamptz not null,
    repeats    bigint not null default 0 check (repeats >= 0),
    alarmed_at timestamptz
);

create table bankfeed.notification (
    id                  bigint generated always as identity primary key,
    merchant_id         bigint not null references merchants.merchant,
    source_id           bigint not null references bankfeed.source,
    sender              text not null check (length(sender) between 1 and 190),
    body                text not null check (octet_length(body) between 1 and 10240),
    wallet              text check (length(wallet) between 1 and 190),
    received_at         timestamptz not null,
    heard_at            timestamptz not null,
    digest              bytea not null check (length(digest) = 32),
    -- Signed too long ago to be believed; apart from the same text that came in time.
    late                boolean not null,
    verdict             text not null
        check (verdict in ('STORED', 'DUPLICATE', 'IGNORED', 'UNTRUSTED', 'UNREAD')),
    reason              text,
    parser              text,
    parser_version      int check (parser_version > 0),
    bank_transaction_id bigint references bankfeed.bank_transaction,
    bank_account_id     bigint references wallets.bank_account,
    amount_minor        bigint check (amount_minor > 0),
    balance_minor       bigint,
    read_at             timestamptz not null,
    constraint one_text_once unique (source_id, digest, late),
    constraint money_has_its_fact
        check ((verdict in ('STORED', 'DUPLICATE')) = (bank_transaction_id is not null)),
    constraint a_fact_knows_its_account check ((bank_transaction_id is null)
        = (bank_account_id is null) and (bank_account_id is null) = (amount_minor is null)),
    constraint what_was_read_says_by_what check (verdict in ('UNTRUSTED', 'UNREAD')
        or (parser is not null and parser_version is not null)),
    constraint what_was_not_says_why
        check ((verdict in ('UNTRUSTED', 'UNREAD')) = (reason is not null)),
    constraint late_is_untrusted check (not late or verdict = 'UNTRUSTED')
);
create index notification_by_merchant on bankfeed.notification (merchant_id, id);
create index notification_by_verdict on bankfeed.notification (merchant_id, verdict, id);
create index notification_to_read_again
    on bankfeed.notification (id) where verdict in ('UNREAD', 'UNTRUSTED') and not late;
create index notification_of_fact on bankfeed.notification (bank_transaction_id)
    where bank_transaction_id is not null;
-- How many equal texts without a number a source has forwarded; how its balances ran.
create index notification_of_money on bankfeed.notification (source_id, sender, received_at)
    where bank_transaction_id is not null;

grant select, insert, update on bankfeed.notification, bankfeed.source_health to ${app_role};
