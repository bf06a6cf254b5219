package io.pasarela.paymentsystems;

/** The standard list of fields in the office's withdrawal form; each system requires some. */
public enum OfficeField {
    LABEL,
    AMOUNT,
    CURRENCY,
    WALLET_RECIPIENT,
    RECIPIENT_NAME,
    RECIPIENT_EMAIL,
    COMMENT,
    BANK_CODE,
    BRANCH_CODE
}
