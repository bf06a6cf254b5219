-- Unclaimed money ends as somebody's deposit, sent back by a payout, or ignored for a reason.
alter table bankfeed.bank_transaction
    add column returned_from      bigint references wallets.bank_account,
    add column returned_reference text check (length(returned_reference) between 1 and 190),
    -- Whether ignored money is in the account all the same; null where it was not ignored by itself.
    add column ignored_as         text check (ignored_as in ('NOT_A_PAYERS', 'NEVER_CAME')),
    add column ended_by           text,
    add column ended_at           timestamptz,
    add constraint returned_has_its_payout check (
        (status = 'RETURNED') = (returned_from is not null and returned_reference is not null)
        and (returned_from is null) = (returned_reference is null)),
    add constraint ignored_says_where_the_money_is
        check ((status = 'IGNORED' and joined_to is null) = (ignored_as is not null)),
    add constraint ended_has_its_operator check (
        (returned_from is not null or ignored_as is not null) = (ended_by is not null)
        and (ended_by is null) = (ended_at is null)),
    -- What a statement shows is in the account, whoever says that it never came.
    add constraint confirmed_money_came check (
        ignored_as is distinct from 'NEVER_CAME' or evidence = 'ANNOUNCED');
create index fact_ended on bankfeed.bank_transaction (merchant_id, ended_at)
    where ended_at is not null;

-- A payout's reference proves one thing: a paid withdrawal or money that was sent back. Both are
-- noted here by the database itself, so that neither can take what the other used.
create table bankfeed.payout_reference (
    bank_account_id bigint not null references wallets.bank_account,
    reference       text not null,
    primary key (bank_account_id, reference)
);
grant select, insert on bankfeed.payout_reference to ${app_role};
insert into bankfeed.payout_reference (bank_account_id, reference)
select paid_account_id, bank_reference
  from withdrawals.withdrawal
 where bank_reference is not null;

create function bankfeed.note_withdrawal() returns trigger language plpgsql as $$
begin
    insert into bankfeed.payout_reference values (new.paid_account_id, new.bank_reference);
    return new;
end $$;
create trigger reference_proves_one_thing
 after update of bank_reference on withdrawals.withdrawal
   for each row when (old.bank_reference is null and new.bank_reference is not null)
       execute function bankfeed.note_withdrawal();

create function bankfeed.note_return() returns trigger language plpgsql as $$
begin
    insert into bankfeed.payout_reference values (new.returned_from, new.returned_reference);
    return new;
end $$;
create trigger reference_proves_one_thing
 after update of returned_reference on bankfeed.bank_transaction
   for each row when (old.returned_reference is null and new.returned_reference is not null)
       execute function bankfeed.note_return();
