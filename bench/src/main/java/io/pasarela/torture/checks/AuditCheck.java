package io.pasarela.torture.checks;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Hashes every audit chain again, by code of its own. */
final class AuditCheck {

    private AuditCheck() {}

    private record End(long number, byte[] hash) {

        private static final End NONE = new End(0, new byte[32]);
    }

    static List<String> violations(Connection connection) throws SQLException, IOException {
        var violations = new ArrayList<String>();
        Map<Long, End> ends = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select * from audit.entry order by chain, number")) {
            while (row.next()) {
                long chain = row.getLong("chain");
                End last = ends.getOrDefault(chain, End.NONE);
                End next = new End(row.getLong("number"), hash(last, row));
                if (next.number() != last.number() + 1) {
                    violations.add("chain " + chain + " of the audit goes from " + last.number()
                            + " to " + next.number());
                }
                if (!Arrays.equals(next.hash(), row.getBytes("sha256"))) {
                    violations.add("entry " + next.number() + " of audit chain " + chain
                            + " is not what was recorded");
                }
                ends.put(chain, new End(next.number(), row.getBytes("sha256")));
            }
        }
        violations.addAll(heads(connection, ends));
        return violations;
    }

    private static List<String> heads(Connection connection, Map<Long, End> ends)
            throws SQLException {
        var violations = new ArrayList<String>();
        var open = new HashMap<>(ends);
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select * from audit.head")) {
            while (row.next()) {
                long chain = row.getLong("chain");
                End last = open.getOrDefault(chain, End.NONE);
                open.remove(chain);
                if (row.getLong("number") != last.number()
                        || !Arrays.equals(row.getBytes("sha256"), last.hash())) {
                    violations.add("the head of audit chain " + chain + " is not its end");
                }
            }
        }
        open.keySet().forEach(chain -> violations.add("audit chain " + chain + " has no head"));
        return violations;
    }

    private static byte[] hash(End last, ResultSet row) throws SQLException, IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.write(last.hash());
        out.writeLong(row.getLong("chain"));
        out.writeLong(row.getLong("number"));
        out.writeLong(ChronoUnit.MICROS.between(
                Instant.EPOCH, row.getTimestamp("at").toInstant()));
        write(out, row.getString("actor"));
        write(out, row.getString("name"));
        write(out, row.getString("subject"));
        String[] keys = (String[]) row.getArray("detail_keys").getArray();
        String[] values = (String[]) row.getArray("detail_values").getArray();
        for (int i = 0; i < keys.length; i++) {
            write(out, keys[i]);
            write(out, values[i]);
        }
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
