package io.pasarela.audit;

import io.pasarela.platform.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;

/** The hash of an entry, over everything in it and the hash of the entry before. */
record Link(long number, byte[] sha256) {

    /** What an empty chain ends with. */
    static final Link NONE = new Link(0, new byte[32]);

    Link next(Entry entry) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.write(sha256);
            out.writeLong(entry.act().chain());
            out.writeLong(entry.number());
            out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, entry.at()));
            write(out, entry.act().actor());
            write(out, entry.act().name());
            write(out, entry.act().subject());
            for (Map.Entry<String, String> detail : new TreeMap<>(entry.act().details())
                    .entrySet()) {
                write(out, detail.getKey());
                write(out, detail.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Link(entry.number(), Sha256.of(bytes.toByteArray()));
    }

    /** With its length before it, so that no two entries have the same bytes. */
    private static void write(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    boolean matches(Link other) {
        return number == other.number && MessageDigest.isEqual(sha256, other.sha256);
    }
}
