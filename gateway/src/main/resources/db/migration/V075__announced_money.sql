-- Announced money pays by itself only so far: how far is the merchant's word, by payment system.
create table merchants.ceiling (
    merchant_id    bigint not null references merchants.merchant,
    payment_system text not null,
    currency       char(3) not null,
    claim_minor    bigint not null check (claim_minor >= 0),
    day_minor      bigint not null,
    primary key (merchant_id, payment_system),
    constraint ceilings_in_order check (claim_minor <= day_minor)
);
grant select, insert, update, delete on merchants.ceiling to ${app_role};

-- What announced money paid by itself on a day of the merchant's zone and no statement has
-- confirmed yet; the ceiling it was last held against is a condition on this row.
create table deposits.announced_day (
    merchant_id    bigint not null references merchants.merchant,
    payment_system text not null,
    day            date not null,
    currency       char(3) not null,
    paid_minor     bigint not null check (paid_minor >= 0),
    ceiling_minor  bigint not null,
    primary key (merchant_id, payment_system, day),
    constraint never_above_the_ceiling check (paid_minor <= ceiling_minor)
);

-- The facts those sums are made of; a statement takes them out again.
create table deposits.announced (
    bank_transaction_id bigint primary key references bankfeed.bank_transaction,
    merchant_id         bigint not null,
    payment_system      text not null,
    day                 date not null,
    amount_minor        bigint not null check (amount_minor > 0),
    foreign key (merchant_id, payment_system, day) references deposits.announced_day
);
grant select, insert, update on deposits.announced_day to ${app_role};
grant select, insert, delete on deposits.announced to ${app_role};

-- Must always be empty: a day's sum that differs from its facts.
create view deposits.audit_announced as
select d.merchant_id, d.payment_system, d.day, d.paid_minor, coalesce(a.sum, 0) as facts_minor
  from deposits.announced_day d
  left join (select merchant_id, payment_system, day, sum(amount_minor) as sum
               from deposits.announced
              group by merchant_id, payment_system, day) a
 using (merchant_id, payment_system, day)
 where d.paid_minor <> coalesce(a.sum, 0);

-- When a statement confirmed what a text had announced; the sweep looks at it again then.
alter table bankfeed.bank_transaction
    add column confirmed_at timestamptz,
    add column alarmed_at timestamptz,
    add constraint confirmed_is_not_announced
        check (confirmed_at is null or evidence = 'CONFIRMED');
create index fact_confirmed_lately on bankfeed.bank_transaction (confirmed_at)
    where status = 'UNCLAIMED' and confirmed_at is not null;
create index fact_unconfirmed on bankfeed.bank_transaction (received_at)
    where evidence = 'ANNOUNCED' and alarmed_at is null;
