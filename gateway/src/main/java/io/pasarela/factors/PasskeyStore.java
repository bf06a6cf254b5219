package io.pasarela.factors;

import java.nio.ByteBuffer;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Repository;

/**
 * The SQL of passkeys, for Spring Security. Its own store keeps them in tables whose names are
 * fixed and of no schema, and its own table of users; a user's handle is an operator's number here.
 */
@Repository
class PasskeyStore implements UserCredentialRepository {

    private final JdbcClient db;
    private final Clock clock;

    PasskeyStore(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    static Bytes handle(long operator) {
        return new Bytes(ByteBuffer.allocate(Long.BYTES).putLong(operator).array());
    }

    /** Empty for a handle that was not made here. */
    static Optional<Long> operator(Bytes handle) {
        byte[] bytes = handle.getBytes();
        return bytes.length == Long.BYTES
                ? Optional.of(ByteBuffer.wrap(bytes).getLong()) : Optional.empty();
    }

    /** Spring Security refuses a counter that went back before; here none goes back at all. */
    @Override
    public void save(CredentialRecord passkey) {
        if (!update(passkey)) insert(passkey);
    }

    private boolean update(CredentialRecord passkey) {
        return db.sql("""
                update factors.passkey
                   set signature_count = greatest(signature_count, :count),
                       backup_state = :backup_state, last_used_at = :now
                 where credential_id = :id
                """)
            .param("id", passkey.getCredentialId().getBytes())
            .param("count", passkey.getSignatureCount())
            .param("backup_state", passkey.isBackupState())
            .param("now", Timestamp.from(clock.instant()))
            .update() == 1;
    }

    private void insert(CredentialRecord passkey) {
        db.sql("""
                insert into factors.passkey (credential_id, operator_id, label, public_key,
                       signature_count, user_verified, transports, backup_eligible, backup_state,
                       attestation_object, client_data, created_at)
                values (:id, :operator, :label, :public_key, :count, :user_verified, :transports,
                       :backup_eligible, :backup_state, :attestation, :client_data, :now)
                """)
            .param("id", passkey.getCredentialId().getBytes())
            .param("operator", operator(passkey.getUserEntityUserId()).orElseThrow())
            .param("label", passkey.getLabel())
            .param("public_key", passkey.getPublicKey().getBytes())
            .param("count", passkey.getSignatureCount())
            .param("user_verified", passkey.isUvInitialized())
            .param("transports", passkey.getTransports().stream()
                    .map(AuthenticatorTransport::getValue).toArray(String[]::new))
            .param("backup_eligible", passkey.isBackupEligible())
            .param("backup_state", passkey.isBackupState())
            .param("attestation", bytes(passkey.getAttestationObject()))
            .param("client_data", bytes(passkey.getAttestationClientDataJSON()))
            .param("now", Timestamp.from(clock.instant()))
            .update();
    }

    private static byte[] bytes(@Nullable Bytes bytes) {
        if (bytes == null) throw new IllegalArgumentException("a passkey without its attestation");
        return bytes.getBytes();
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes id) {
        return db.sql("select * from factors.passkey where credential_id = :id")
            .param("id", id.getBytes())
            .query((row, _) -> passkey(row)).optional().orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes handle) {
        return operator(handle).map(this::list).orElse(List.of());
    }

    List<CredentialRecord> list(long operator) {
        return db.sql("""
                select * from factors.passkey where operator_id = :operator order by created_at
                """)
            .param("operator", operator)
            .query((row, _) -> passkey(row)).list();
    }

    private static CredentialRecord passkey(ResultSet row) throws SQLException {
        Array transports = row.getArray("transports");
        Timestamp used = row.getTimestamp("last_used_at");
        Timestamp created = row.getTimestamp("created_at");
        return ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(new Bytes(row.getBytes("credential_id")))
                .userEntityUserId(handle(row.getLong("operator_id")))
                .label(row.getString("label"))
                .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
                .signatureCount(row.getLong("signature_count"))
                .uvInitialized(row.getBoolean("user_verified"))
                .transports(Arrays.stream((String[]) transports.getArray())
                        .map(AuthenticatorTransport::valueOf)
                        .collect(Collectors.toUnmodifiableSet()))
                .backupEligible(row.getBoolean("backup_eligible"))
                .backupState(row.getBoolean("backup_state"))
                .attestationObject(new Bytes(row.getBytes("attestation_object")))
                .attestationClientDataJSON(new Bytes(row.getBytes("client_data")))
                .created(created.toInstant())
                .lastUsed(used == null ? created.toInstant() : used.toInstant())
                .build();
    }

    @Override
    public void delete(Bytes id) {
        db.sql("delete from factors.passkey where credential_id = :id")
            .param("id", id.getBytes()).update();
    }

    boolean delete(long operator, Bytes id) {
        return db.sql("""
                delete from factors.passkey where credential_id = :id and operator_id = :operator
                """)
            .param("id", id.getBytes()).param("operator", operator).update() == 1;
    }

    void deleteAll(long operator) {
        db.sql("delete from factors.passkey where operator_id = :operator")
            .param("operator", operator).update();
    }
}
