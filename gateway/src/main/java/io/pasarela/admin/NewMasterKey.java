package io.pasarela.admin;

import io.pasarela.platform.MasterKey;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "master-key", mixinStandardHelpOptions = true,
        description = "Make the key that seals all secrets in the database")
final class NewMasterKey implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "a new file; keep a copy in a safe place")
    private Path file;

    @Option(names = "--demo", hidden = true)
    private boolean demo;

    @Override
    public Integer call() throws Exception {
        MasterKey.create(file, demo ? MasterKey.Purpose.DEMO : MasterKey.Purpose.PRODUCTION);
        return 0;
    }
}
