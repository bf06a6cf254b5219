-- What the payment window counts and notes; its name is not a bare word of SQL.
create schema payer_window;
grant usage on schema payer_window to ${app_role};

-- Uploads per label and per address and day, because each costs processor time.
create table payer_window.upload (
    merchant_id bigint not null references merchants.merchant,
    day         date not null,
    uploader    text not null,
    count       int not null check (count > 0),
    primary key (merchant_id, day, uploader)
);
grant select, insert, update, delete on payer_window.upload to ${app_role};

-- The newest return URL of each kind that was not followed, for the merchant to mend.
create table payer_window.ignored_url (
    merchant_id bigint not null references merchants.merchant,
    parameter   text not null check (parameter in ('success_url', 'pending_url', 'fail_url')),
    value       text not null check (length(value) <= 500),
    seen_at     timestamptz not null,
    primary key (merchant_id, parameter)
);
grant select, insert, update on payer_window.ignored_url to ${app_role};
