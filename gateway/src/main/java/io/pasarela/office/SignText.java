package io.pasarela.office;

import io.pasarela.matching.Ranking;
import io.pasarela.matching.Sign;

/**
 * One sign that a claim and money belong together, or not, in an operator's words.
 *
 * @param stance {@code for}, {@code against} or {@code beside}
 */
public record SignText(String text, String stance) {

    /** As this visitor reads it. */
    public static SignText of(Visit visit, Sign sign) {
        int weight = Ranking.weight(sign);
        return new SignText(text(visit, sign),
                weight > 0 ? "for" : weight < 0 ? "against" : "beside");
    }

    private static String text(Visit visit, Sign sign) {
        return switch (sign) {
            case Sign.NumberEqual _ -> visit.say("sign.number-equal");
            case Sign.NumberDigitOff(int place) -> visit.say("sign.digit-off", place);
            case Sign.NumberSwapped(int place) -> visit.say("sign.swapped", place, place + 1);
            case Sign.NumberZeros(int count) -> visit.say("sign.zeros", count);
            case Sign.NumberPart(int missing) -> visit.say("sign.part", missing);
            case Sign.NumberDigitMore(int place) -> visit.say("sign.digit-more", place);
            case Sign.NumberOther _ -> visit.say("sign.number-other");
            case Sign.NumberUnknown _ -> visit.say("sign.number-unknown");
            case Sign.AmountEqual _ -> visit.say("sign.amount-equal");
            case Sign.AmountMore(var by) -> visit.say("sign.amount-more", visit.money(by));
            case Sign.AmountLess(var by) -> visit.say("sign.amount-less", visit.money(by));
            case Sign.CameBefore(var by) -> visit.say("sign.before", visit.words().age(by));
            case Sign.CameAfter(var by) -> visit.say("sign.after", visit.words().age(by));
            case Sign.CameLate(var by) -> visit.say("sign.late", visit.words().age(by));
            case Sign.WalletOther _ -> visit.say("sign.wallet-other");
            case Sign.SystemOther _ -> visit.say("sign.system-other");
            case Sign.PayerKnown(String name) -> visit.say("sign.payer-known", name);
            case Sign.PayerLikeLabel(String name) -> visit.say("sign.payer-like-label", name);
            case Sign.PayerOther(String name) -> visit.say("sign.payer-other", name);
            case Sign.OthersClaimIt(int claims) -> visit.say("sign.others", claims);
            case Sign.MoneyUsed _ -> visit.say("sign.used");
            case Sign.MoneyHeld _ -> visit.say("sign.held");
            case Sign.MoneySetAside _ -> visit.say("sign.set-aside");
            case Sign.MoneyAnnounced _ -> visit.say("sign.announced");
            case Sign.ClaimRejected _ -> visit.say("sign.rejected");
        };
    }
}
