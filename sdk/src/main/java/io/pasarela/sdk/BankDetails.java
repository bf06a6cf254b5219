package io.pasarela.sdk;

/**
 * The recipient's bank, for payment systems that need it.
 *
 * @param bankCode the bank's code, or empty
 * @param branchCode the branch's code, or empty
 */
public record BankDetails(String bankCode, String branchCode) {

    /** No bank details. */
    public static final BankDetails NONE = new BankDetails("", "");

    /** Both are texts, perhaps empty ones. */
    public BankDetails {
        Check.given("bankCode", bankCode);
        Check.given("branchCode", branchCode);
    }
}
