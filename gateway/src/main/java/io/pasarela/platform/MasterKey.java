package io.pasarela.platform;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.regex.Pattern;

/**
 * The key that seals all secrets in the database: a Tink keyset in a file of its own, outside the
 * database and its backups. Whoever loses it loses the merchants' keys.
 */
public final class MasterKey {

    /** What a key was made for. A demo key may have been seen by anybody. */
    public enum Purpose { PRODUCTION, DEMO }

    /** Tink ignores names it does not know, so the mark may stand inside its keyset. */
    private static final String MARK = "{\"demo\":true,";
    private static final Pattern MARKED = Pattern.compile("\\A\\s*\\{\\s*\"demo\"\\s*:\\s*true\\b");
    private static final String HOW = "Make one with: pasarela admin master-key FILE, "
            + "and name it in PASARELA_MASTER_KEY_FILE.";

    private MasterKey() {}

    /** Writes a new key into a new file that only its owner may read. */
    public static void create(Path file, Purpose purpose) throws IOException {
        try {
            Configuration aead = aead();
            String keyset = TinkJsonProtoKeysetFormat.serializeKeyset(
                    KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, aead),
                    aead,
                    InsecureSecretKeyAccess.get());
            Files.createFile(file, PosixFilePermissions.asFileAttribute(
                    PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, switch (purpose) {
                case PRODUCTION -> keyset;
                case DEMO -> MARK + keyset.substring(1);
            });
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no key could be made", e);
        }
    }

    /** Reads the key; one for demos is refused where the purpose is another. */
    static Aead read(String file, Purpose purpose) {
        if (file.isBlank()) throw new StartRefused("there is no master key", HOW);
        try {
            String keyset = Files.readString(Path.of(file));
            if (purpose != Purpose.DEMO && MARKED.matcher(keyset).find()) {
                throw new StartRefused("the master key in " + file + " is a demo key", HOW);
            }
            Configuration aead = aead();
            return TinkJsonProtoKeysetFormat
                    .parseKeyset(keyset, aead, InsecureSecretKeyAccess.get())
                    .getPrimitive(aead, Aead.class);
        } catch (IOException | GeneralSecurityException e) {
            throw new StartRefused("the master key in " + file + " cannot be read: " + e, HOW);
        }
    }

    private static Configuration aead() throws GeneralSecurityException {
        AeadConfig.register();
        return RegistryConfiguration.get();
    }
}
