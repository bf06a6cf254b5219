-- Tenants: who they are, how they are reached, what they allow, and their keys.
create schema merchants;
grant usage on schema merchants to ${app_role};

create table merchants.merchant (
    id                       bigint generated always as identity primary key,
    key                      text not null unique check (key ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
    name                     text not null check (length(name) between 1 and 190),
    server_host              text not null check (server_host = lower(server_host)),
    test_twin                boolean not null default false,
    zone                     text not null,
    postback_url             text,
    allowed_addresses        text[] not null default '{}',
    frame_ancestors          text[] not null default '{}',
    balance_check            boolean not null default true,
    amount_policy            text
        check (amount_policy in ('REFUSE', 'CREDIT_RECEIVED', 'OPERATOR')),
    auto_match_short_numbers boolean not null default false,
    signed_links_only        boolean not null default false,
    claim_expiry             interval not null default interval '7 days'
        check (claim_expiry > interval '0'),
    created_at               timestamptz not null,
    unique (server_host, test_twin)
);

-- Which host leads to which merchant, and to which of its faces.
create table merchants.host (
    host        text primary key check (host = lower(host)),
    merchant_id bigint not null references merchants.merchant,
    face        text not null check (face in ('API', 'WINDOW'))
);

-- What only needs comparing is kept as its SHA-256; more than one may be active during a change.
create table merchants.api_secret (
    merchant_id bigint not null references merchants.merchant,
    sha256      bytea not null check (length(sha256) = 32),
    created_at  timestamptz not null,
    retired_at  timestamptz,
    primary key (merchant_id, sha256)
);

-- What we sign with, sealed; the highest version signs, unretired ones are still honoured.
create table merchants.key (
    merchant_id bigint not null references merchants.merchant,
    kind        text not null check (kind in ('SIGNING', 'WINDOW', 'WEBHOOK')),
    version     int not null check (version > 0),
    access_key  text,
    sealed      bytea not null,
    created_at  timestamptz not null,
    retired_at  timestamptz,
    primary key (merchant_id, kind, version),
    constraint signing_has_its_access_key check ((kind = 'SIGNING') = (access_key is not null))
);

create table merchants.redirect_url (
    merchant_id bigint not null references merchants.merchant,
    id          int not null check (id > 0),
    url         text not null check (length(url) <= 2000),
    primary key (merchant_id, id)
);

create table merchants.limits (
    merchant_id    bigint not null references merchants.merchant,
    payment_system text not null,
    direction      text not null check (direction in ('DEPOSIT', 'WITHDRAWAL')),
    currency       char(3) not null,
    minimum_minor  bigint not null check (minimum_minor > 0),
    maximum_minor  bigint not null,
    primary key (merchant_id, payment_system, direction),
    constraint limits_in_order check (minimum_minor <= maximum_minor)
);

grant select, insert, update, delete on all tables in schema merchants to ${app_role};
