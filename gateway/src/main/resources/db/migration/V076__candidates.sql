-- What may belong together is looked up around a claim or a fact, by number, by amount and by time.
create index fact_unclaimed_amount
    on bankfeed.bank_transaction (merchant_id, amount_minor, received_at)
    where status = 'UNCLAIMED';
create index claim_rejected_by_number on deposits.claim (merchant_id, payment_system, key1)
    where status = 'REJECTED';
create index deposit_by_label on deposits.deposit (merchant_id, label, id);
