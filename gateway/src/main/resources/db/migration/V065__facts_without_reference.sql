-- Money a bank announced without a number is kept too. What makes it this money and no other is its
-- account, day, amount, text and how many equal ones came before it; the key is their SHA-256.
alter table bankfeed.bank_transaction
    add column lone_key text check (length(lone_key) = 64),
    add constraint reference_or_key_of_its_own check ((reference is null) = (lone_key is not null));
create unique index lone_once on bankfeed.bank_transaction (bank_account_id, lone_key)
    where lone_key is not null;

-- What a report with a number may be the second word of.
create index fact_announced_alone
    on bankfeed.bank_transaction (bank_account_id, amount_minor)
    where reference is null and evidence = 'ANNOUNCED' and joined_to is null;
