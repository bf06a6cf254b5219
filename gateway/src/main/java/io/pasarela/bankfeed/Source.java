package io.pasarela.bankfeed;

import io.pasarela.merchants.MerchantId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may report facts.
 *
 * @param wallets the wallets it may report about
 * @param allowedAddresses CIDR ranges it calls from; empty means anywhere
 * @param senders whose texts it may forward: short numbers, mail addresses, mail domains
 */
public record Source(
        long id, MerchantId merchant, String name, Set<Long> wallets,
        List<String> allowedAddresses, Ceilings ceilings, List<String> senders) {

    public Source {
        wallets = Set.copyOf(wallets);
        allowedAddresses = List.copyOf(allowedAddresses);
        senders = List.copyOf(senders);
    }

    /**
     * How much a source is trusted with, so that a stolen token cannot make money without end.
     * Minor units of the fact's currency; null is no ceiling. Days are UTC.
     */
    public record Ceilings(@Nullable Long factMinor, @Nullable Long dayMinor) {

        /** Trusted without end. */
        public static final Ceilings NONE = new Ceilings(null, null);
    }

    /** Whether a text from there counts. A mail domain speaks for the domains below it too. */
    boolean trusts(String sender) {
        String address = plain(sender.endsWith(">")
                ? sender.substring(sender.lastIndexOf('<') + 1, sender.length() - 1) : sender);
        int at = address.lastIndexOf('@');
        String domain = at < 0 ? "" : address.substring(at + 1);
        return senders.stream().map(Source::plain).anyMatch(known ->
                known.equals(address)
                        || known.contains(".")
                        && (domain.equals(known) || domain.endsWith("." + known)));
    }

    /** A list may say {@code @bank.example} too. */
    private static String plain(String sender) {
        String name = sender.strip().toLowerCase(Locale.ROOT);
        return name.startsWith("@") ? name.substring(1) : name;
    }
}
