package io.pasarela.ledger;

import io.pasarela.money.Money;

/**
 * What a merchant has in one currency.
 *
 * @param inAccounts in all his bank accounts, unclaimed money included; minor units, may be below
 *     nothing
 * @param reserved promised to withdrawals that are not finished
 * @param received the sum of his deposits
 * @param paidOut the sum of his paid withdrawals
 */
public record Balance(
        String currency, long inAccounts, Money reserved, Money received, Money paidOut) {}
