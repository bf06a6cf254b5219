package io.pasarela.merchants;

/** Names one merchant in this installation; it leads the key of every tenant's row. */
public record MerchantId(long value) implements Comparable<MerchantId> {

    @Override
    public int compareTo(MerchantId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
