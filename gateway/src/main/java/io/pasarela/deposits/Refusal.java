package io.pasarela.deposits;

/** Why a claim or a question about a deposit was refused; the codes are stable for ever. */
public enum Refusal {
    FIELD("request.field"),
    SYSTEM_UNKNOWN("payment_system.unknown"),
    CURRENCY("payment_system.currency"),
    ENDPOINT("payment_system.endpoint"),
    NO_WALLET("deposit.no_wallet"),
    KEY1_FORMAT("deposit.key1_format"),
    AMOUNT_FORMAT("deposit.amount_format"),
    AMOUNT_LIMITS("deposit.amount_limits"),
    AMOUNT_MISMATCH("deposit.amount_mismatch"),
    ALREADY_ACTIVATED("deposit.already_activated"),
    CUSTOM_ID_TAKEN("deposit.custom_id_taken"),
    REJECTED("deposit.rejected"),
    SCREENSHOT_REQUIRED("deposit.screenshot_required"),
    SCREENSHOT_INVALID("deposit.screenshot_invalid");

    private final String code;

    Refusal(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
