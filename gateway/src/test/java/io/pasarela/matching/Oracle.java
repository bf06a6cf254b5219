package io.pasarela.matching;

import java.util.List;
import java.util.Optional;

/**
 * Who is credited by himself, and with how much, in the contract's words and not in the code's: a
 * claim gets money when that money cannot be anybody else's and nothing else could be meant.
 */
final class Oracle {

    /** A small world: one claim that is judged, all money there is, and who else waits. */
    record World(
            Wish claim, boolean madeJustNow, List<Coin> money, List<Wish> others, Rules rules) {}

    /** Somebody's word; {@code shop} and {@code way} tell merchants and payment systems apart. */
    record Wish(String shop, String way, String number, long amount) {}

    /**
     * Money in an account.
     *
     * @param lot free, held, spent or aside
     * @param texted whether only a text told of it
     */
    record Coin(
            long id, String shop, String way, String number, long amount, String lot,
            boolean texted) {}

    /** {@code otherAmount} is refuse, credit or ask. */
    record Rules(
            String otherAmount, boolean numbersMayBeTrusted, long least, long most, Text text) {}

    /** What texts may pay at once, in a day, and what they have paid this day. */
    record Text(long once, long day, long paid) {}

    record Credit(long coin, long amount) {}

    private Oracle() {}

    static Optional<Credit> credit(World world) {
        List<Coin> meant = world.money().stream()
                .filter(coin -> isMeant(coin, world.claim())).toList();
        boolean nobodyElse = world.others().stream().noneMatch(other ->
                other.shop().equals(world.claim().shop())
                        && other.way().equals(world.claim().way())
                        && other.number().equals(world.claim().number()));
        if (meant.size() != 1 || !nobodyElse) return Optional.empty();
        Coin coin = meant.get(0);
        Rules rules = world.rules();
        boolean anyAmount = world.madeJustNow() && rules.otherAmount().equals("credit");
        boolean right = coin.lot().equals("free") && rules.numbersMayBeTrusted()
                && (anyAmount || coin.amount() == world.claim().amount())
                && coin.amount() >= rules.least() && coin.amount() <= rules.most();
        Text text = rules.text();
        boolean sure = !coin.texted() || coin.amount() <= text.once()
                && coin.amount() + text.paid() <= text.day();
        return right && sure
                ? Optional.of(new Credit(coin.id(), coin.amount())) : Optional.empty();
    }

    private static boolean isMeant(Coin coin, Wish claim) {
        return coin.shop().equals(claim.shop()) && coin.way().equals(claim.way())
                && coin.number().equals(claim.number());
    }
}
