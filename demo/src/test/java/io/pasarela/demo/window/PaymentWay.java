package io.pasarela.demo.window;

import java.util.concurrent.atomic.AtomicLong;

/** What a payer of the shop has to know about a payment system. */
enum PaymentWay {
    SINPE("sinpemovil", "CRC", "83000001", 20, false),
    ITAU("itau_ml", "PYG", "330000001", 7, true),
    BAC("baciban_ml", "CRC", "CR05015202001026284066", 9, true),
    BNB("bnb_ml", "BTN", "330000004", 9, true),
    KBZ("kbzpay_manual", "MMK", "0933000005", 15, true),
    NAGAD("nagad", "BDT", "01733000006", 10, false);

    /** Later runs on the same demo begin elsewhere. */
    private static final AtomicLong NUMBERS =
            new AtomicLong(ProcessHandle.current().pid() * 1_000 % 900_000);

    private final String system;
    private final String currency;
    private final String wallet;
    private final int digits;
    private final boolean receipt;

    PaymentWay(String system, String currency, String wallet, int digits, boolean receipt) {
        this.system = system;
        this.currency = currency;
        this.wallet = wallet;
        this.digits = digits;
        this.receipt = receipt;
    }

    String system() {
        return system;
    }

    String currency() {
        return currency;
    }

    /** The account of {@code merchants.yaml}. */
    String wallet() {
        return wallet;
    }

    boolean receipt() {
        return receipt;
    }

    /** The number of a transfer that was never made before. */
    String number() {
        String number = Long.toString(NUMBERS.incrementAndGet());
        return "1" + "0".repeat(digits - 1 - number.length()) + number;
    }
}
