-- Double entry: one row is one amount, debited here and credited there, so it cannot be one-sided.
create schema ledger;
grant usage on schema ledger to ${app_role};

-- BANK: money in a bank account.        SUSPENSE: arrived there, claimed by nobody yet.
-- MERCHANT: deposits less payouts.      OPENING: what was there before, and adjustments.
create table ledger.account (
    id              bigint generated always as identity primary key,
    merchant_id     bigint not null references merchants.merchant,
    currency        char(3) not null,
    kind            text not null check (kind in ('BANK', 'SUSPENSE', 'MERCHANT', 'OPENING')),
    bank_account_id bigint not null default 0,
    debits          bigint not null default 0 check (debits >= 0),
    credits         bigint not null default 0 check (credits >= 0),
    unique (merchant_id, currency, kind, bank_account_id),
    unique (merchant_id, id, currency),
    constraint bank_and_suspense_belong_to_an_account
        check ((kind in ('BANK', 'SUSPENSE')) = (bank_account_id <> 0)),
    constraint suspense_never_below_nothing check (kind <> 'SUSPENSE' or credits >= debits)
);

create table ledger.entry (
    id                bigint generated always as identity primary key,
    merchant_id       bigint not null,
    currency          char(3) not null,
    debit_account_id  bigint not null,
    credit_account_id bigint not null,
    amount_minor      bigint not null check (amount_minor > 0),
    reason            text not null,
    subject_id        bigint not null,
    at                timestamptz not null,
    foreign key (merchant_id, debit_account_id, currency)
        references ledger.account (merchant_id, id, currency),
    foreign key (merchant_id, credit_account_id, currency)
        references ledger.account (merchant_id, id, currency),
    constraint two_sides check (debit_account_id <> credit_account_id)
);
create index entry_by_subject on ledger.entry (merchant_id, reason, subject_id);

-- What may be paid out: all money in the merchant's bank accounts, less what is promised already.
create table ledger.funds (
    merchant_id bigint not null references merchants.merchant,
    currency    char(3) not null,
    in_accounts bigint not null default 0,
    reserved    bigint not null default 0 check (reserved >= 0),
    primary key (merchant_id, currency)
);

-- Must always be empty: a counter that differs from the sum of its entries.
create view ledger.audit_counters as
with sums as (
    select account_id, sum(debit) as debits, sum(credit) as credits
      from (select debit_account_id as account_id, amount_minor as debit, 0 as credit
              from ledger.entry
            union all
            select credit_account_id, 0, amount_minor
              from ledger.entry) sides
     group by account_id)
select a.id, a.merchant_id, a.currency, a.kind, a.debits, a.credits,
       coalesce(s.debits, 0) as entry_debits, coalesce(s.credits, 0) as entry_credits
  from ledger.account a
  left join sums s on s.account_id = a.id
 where a.debits <> coalesce(s.debits, 0) or a.credits <> coalesce(s.credits, 0);

-- Must always be empty: funds that differ from the bank accounts they sum up.
create view ledger.audit_funds as
select f.merchant_id, f.currency, f.in_accounts, coalesce(b.balance, 0) as balance
  from ledger.funds f
  left join (select merchant_id, currency, sum(debits - credits) as balance
               from ledger.account
              where kind = 'BANK'
              group by merchant_id, currency) b
    on b.merchant_id = f.merchant_id and b.currency = f.currency
 where f.in_accounts <> coalesce(b.balance, 0);

-- Entries are for ever: the application may add, never change or remove.
grant select, insert on ledger.entry to ${app_role};
grant select, insert, update on ledger.account, ledger.funds to ${app_role};
grant select on ledger.audit_counters, ledger.audit_funds to ${app_role};
