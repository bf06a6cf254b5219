package io.pasarela.sdk;

/**
 * Who gets a withdrawal.
 *
 * @param accountNumber the account, in the payment system's form
 * @param accountName the holder's name
 * @param accountEmail the holder's e-mail, or empty
 * @param bankDetails the bank, for systems that need it
 */
public record Recipient(
        String accountNumber, String accountName, String accountEmail, BankDetails bankDetails) {

    /** Texts may be empty but not missing. */
    public Recipient {
        Check.given("accountNumber", accountNumber);
        Check.given("accountName", accountName);
        Check.given("accountEmail", accountEmail);
        Check.given("bankDetails", bankDetails);
    }

    /**
     * A recipient of whom account and name suffice.
     *
     * @param accountNumber the account
     * @param accountName the holder's name
     */
    public static Recipient of(String accountNumber, String accountName) {
        return new Recipient(accountNumber, accountName, "", BankDetails.NONE);
    }
}
