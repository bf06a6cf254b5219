-- Finds the claims of pictures that look like one just sent.
create index claim_by_picture on deposits.claim (merchant_id, picture_id)
    where picture_id is not null;
