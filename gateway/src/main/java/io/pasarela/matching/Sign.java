package io.pasarela.matching;

import io.pasarela.money.Money;
import java.time.Duration;

/** One thing a claim and a fact have in common, or not. It speaks for or against; it never pays. */
public sealed interface Sign {

    /** The claim names the very number of the fact. */
    record NumberEqual() implements Sign {}

    /** The claim's number is the fact's but for one slip of a payer. */
    sealed interface Slip extends Sign {}

    /** One digit is another; counted from 1. */
    record NumberDigitOff(int place) implements Slip {}

    /** A digit and the one behind it changed places; counted from 1. */
    record NumberSwapped(int place) implements Slip {}

    /** They differ by zeros in front alone. */
    record NumberZeros(int count) implements Slip {}

    /** The payer named only an end of the number, or more than the number. */
    record NumberPart(int missing) implements Slip {}

    /** A digit was left out or added somewhere; counted from 1 in the longer number. */
    record NumberDigitMore(int place) implements Slip {}

    /** Nothing of the numbers is alike. */
    record NumberOther() implements Sign {}

    /** The bank gave no number. */
    record NumberUnknown() implements Sign {}

    record AmountEqual() implements Sign {}

    /** More came than was claimed. */
    record AmountMore(Money by) implements Sign {}

    /** Less came than was claimed. */
    record AmountLess(Money by) implements Sign {}

    /** The money came before the claim. */
    record CameBefore(Duration by) implements Sign {}

    /** The money came after the claim. */
    record CameAfter(Duration by) implements Sign {}

    /** The claim had ended before the money came. */
    record CameLate(Duration by) implements Sign {}

    /** It came to another account of the merchant than the payer was shown. */
    record WalletOther() implements Sign {}

    /** It came to an account of another payment system. */
    record SystemOther() implements Sign {}

    /** The label was paid by somebody of that name before. */
    record PayerKnown(String name) implements Sign {}

    /** The payer's name and the label have words in common. */
    record PayerLikeLabel(String name) implements Sign {}

    /** The label was paid by others before. */
    record PayerOther(String name) implements Sign {}

    /** So many other claims name the fact's number. */
    record OthersClaimIt(int claims) implements Sign {}

    /** The fact paid somebody already. */
    record MoneyUsed() implements Sign {}

    /** It may be the same money as another fact's; an operator must say. */
    record MoneyHeld() implements Sign {}

    /** It was returned or ignored. */
    record MoneySetAside() implements Sign {}

    /** Only a text announced it. */
    record MoneyAnnounced() implements Sign {}

    /** An operator rejected the claim. */
    record ClaimRejected() implements Sign {}
}
