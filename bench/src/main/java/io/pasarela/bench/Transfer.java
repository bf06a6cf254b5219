package io.pasarela.bench;

/**
 * The transfer of a number: who paid what, told by the number and the seed alone, here and in
 * {@code activate.sql}. References are spread, so that they do not arrive in the index's order.
 */
record Transfer(long number, long seed) {

    private static final long SPREAD = 2_654_435_761L;
    private static final long LABELS = 100_000;

    String reference() {
        return "%08d%014d".formatted((number * SPREAD + seed) % 100_000_000, number);
    }

    /** From 100 to 400,099 whole units: within the merchant's limits. */
    String amount() {
        return Long.toString(100 + (number * SPREAD + seed) % 400_000);
    }

    String label() {
        return "payer-" + number % LABELS;
    }

    String customId() {
        return "order-" + number;
    }

    /** As a source reports it. */
    String reported() {
        return """
                {"wallet_type":"%s","wallet":"%s","reference":"%s","amount":"%s",\
                "currency_code":"%s","payer":"PAYER NUMBER %d"}""".formatted(
                Installation.SYSTEM, Installation.WALLET, reference(), amount(),
                Installation.CURRENCY, number % LABELS);
    }

    /** As its payer claims it. */
    String claimed() {
        return """
                {"currency_code":"%s","wallet_type":"%s","label":"%s","key1":"%s","amount":"%s",\
                "custom_transaction_id":"%s"}""".formatted(
                Installation.CURRENCY, Installation.SYSTEM, label(), reference(), amount(),
                customId());
    }
}
