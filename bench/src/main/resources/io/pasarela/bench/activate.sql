-- One activation inside the database: the writes of the gateway's settlement, without its reading
-- and judging. Same tables, indexes, constraints and texts of the same length; the fact is locked
-- first, the hot counters last and in the order of their ids.
create schema bench;

-- The next transfer to activate. Every phase begins where its own transfers begin.
create sequence bench.next;

-- For scale: the least that a durable write costs here.
create table bench.row (
    id bigint generated always as identity primary key,
    at timestamptz not null default clock_timestamp()
);

-- Where the merchant's money is; read once, as the gateway's caches do.
create table bench.place as
select w.merchant_id, w.bank_account_id, w.payment_system, w.currency,
       s.id as suspense_id, m.id as merchant_account_id
  from wallets.wallet w
  join ledger.account s on s.merchant_id = w.merchant_id and s.currency = w.currency
                       and s.kind = 'SUSPENSE' and s.bank_account_id = w.bank_account_id
  join ledger.account m on m.merchant_id = w.merchant_id and m.currency = w.currency
                       and m.kind = 'MERCHANT';

-- Without counting, the two rows that every activation of a merchant meets in are left alone.
create function bench.activate(seed bigint, counting boolean) returns void language plpgsql as $$
declare
    number  bigint := nextval('bench.next');
    label   text := 'payer-' || number % 100000;
    place   bench.place;
    fact    bankfeed.bank_transaction;
    deposit bigint;
    at      timestamptz := clock_timestamp();
    amount  text;
begin
    select * into strict place from bench.place;

    select * into strict fact
      from bankfeed.bank_transaction f
     where f.bank_account_id = place.bank_account_id
       and f.reference = lpad(((number * 2654435761 + seed) % 100000000)::text, 8, '0')
                         || lpad(number::text, 14, '0')
       and f.unique_during is null
       for no key update;

    update bankfeed.bank_transaction
       set status = 'CLAIMED'
     where id = fact.id and status = 'UNCLAIMED' and not held;

    insert into deposits.deposit (merchant_id, bank_transaction_id, claim_id, payment_system,
           currency, label, key1, custom_id, binds_custom_id, claimed_minor, amount_minor,
           confirmed_by, claimed_at, activated_at)
    values (place.merchant_id, fact.id, null, place.payment_system, place.currency, label,
           fact.reference, 'order-' || number, true, fact.amount_minor, fact.amount_minor,
           null, at, at)
    returning id into deposit;

    amount := fact.amount_minor / 100;
    insert into postbacks.postback (merchant_id, kind, subject_id, test, head, data, signature,
           access_key, key_version, created_at, next_attempt_at, waiting_since)
    values (place.merchant_id, 'DEPOSIT', deposit, false,
           '"wallet_type":"' || place.payment_system || '","amount":' || amount
           || ',"currency_code":"' || place.currency || '","label":"' || label
           || '","direction":"ingoing","created_datetime":"2025-11-11 15:38:48"',
           '[{"activated_datetime":"2025-11-11 15:38:48","exchanger_identifier":"' || fact.payer
           || '","comment":"","amount":"' || amount || '","currency_code":"' || place.currency
           || '","wallet_type":"' || place.payment_system || '","stockpiling_id":' || fact.id
           || ',"transaction_id":"' || fact.reference || '","transaction_type":0,'
           || '"plugin_custom_order_id":"order-' || number || '","withdrawal_id":null,'
           || '"withdrawal_status":null,"account_number":"","account_name":"",'
           || '"account_email":"","bank_details":{"bank_code":"","branch_code":""}}]',
           '64074d2a3bb266f46f3344d6e406d3143e920f47', 'bench_access_key_0123456789abc', 1, at,
           null, null);

    insert into ledger.entry (merchant_id, currency, debit_account_id, credit_account_id,
           amount_minor, reason, subject_id, at)
    values (place.merchant_id, place.currency, place.suspense_id, place.merchant_account_id,
           fact.amount_minor, 'DEPOSIT', deposit, at);

    if not counting then return; end if;
    update ledger.account set debits = debits + fact.amount_minor where id = place.suspense_id;
    update ledger.account set credits = credits + fact.amount_minor
     where id = place.merchant_account_id;
end
$$;
