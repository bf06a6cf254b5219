package io.pasarela.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pasarela.platform.MasterKey.Purpose;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterKeyTest {

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("master-key.json");
    }

    @Test
    void opensWhatItSealedAndOnlyInItsContext() throws IOException {
        MasterKey.create(file, Purpose.PRODUCTION);
        byte[] sealed = secrets().seal("s3cret", "merchant 7");

        assertThat(secrets().open(sealed, "merchant 7")).isEqualTo("s3cret");
        assertThatThrownBy(() -> secrets().open(sealed, "merchant 8"))
                .isInstanceOf(IllegalStateException.class);
    }

    private Secrets secrets() {
        return new Secrets(MasterKey.read(file.toString(), Purpose.PRODUCTION));
    }

    @Test
    void isForItsOwnersEyesAndNeverOverwritten() throws IOException {
        MasterKey.create(file, Purpose.PRODUCTION);

        assertThat(Files.getPosixFilePermissions(file))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThatThrownBy(() -> MasterKey.create(file, Purpose.PRODUCTION))
                .isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void ofADemoOpensDemosOnly() throws IOException {
        MasterKey.create(file, Purpose.DEMO);

        assertThat(MasterKey.read(file.toString(), Purpose.DEMO)).isNotNull();
        assertThatThrownBy(() -> MasterKey.read(file.toString(), Purpose.PRODUCTION))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("demo key");
    }

    @Test
    void mustBeNamedAndReadable() throws IOException {
        assertThatThrownBy(() -> MasterKey.read("", Purpose.PRODUCTION))
                .isInstanceOf(StartRefused.class)
                .hasMessage("there is no master key");
        Files.writeString(file, "{}");
        assertThatThrownBy(() -> MasterKey.read(file.toString(), Purpose.PRODUCTION))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(file.toString());
    }
}
