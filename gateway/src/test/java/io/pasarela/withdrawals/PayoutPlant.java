package io.pasarela.withdrawals;

/** Decisions made wrong on purpose; the model must find each. */
enum PayoutPlant {
    NOTHING, IGNORES_THE_FENCE, LETS_ANYBODY_PAY, TAKES_TWICE, OVERSPENDS, RELEASES_TWICE,
    USES_A_REFERENCE_TWICE, TELLS_OF_ORDERS_BY_HAND, LETS_TESTS_MOVE_MONEY, FORGETS_REPEATS
}
