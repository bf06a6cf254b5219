package io.pasarela.platform.postgres;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One database cluster in the data folder, and how its programs are called. */
record Cluster(Path data, Binaries binaries, Guise guise, List<String> extraSettings) {

    /** What makes an acknowledged commit durable comes first. */
    private static final List<String> SETTINGS = List.of(
            "fsync=on",
            "full_page_writes=on",
            "synchronous_commit=on",
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "max_connections=100",
            "timezone=UTC",
            "log_timezone=UTC",
            "logging_collector=on",
            "log_filename=postgresql-%a.log",
            "log_rotation_age=1d",
            "log_rotation_size=0",
            "log_truncate_on_rotation=on");

    /** Absolute and without links, as the system reports a process's working directory. */
    Path folder() {
        return data.resolve("postgres");
    }

    Path output() {
        return data.resolve("postgres.log");
    }

    Path accessFile() {
        return data.resolve("postgres.properties");
    }

    /** Makes the cluster if there is none; a half made one of an earlier try is thrown away. */
    void init() throws IOException, InterruptedException {
        if (Files.isDirectory(folder())) return;
        Access access = Access.create();
        access.write(accessFile());
        Path half = data.resolve("postgres.new");
        new Residents(half).moveOut();
        Folders.delete(half);
        Folders.createPrivate(half);
        guise.own(half);
        Path passwordFile = data.resolve("postgres.password");
        try {
            Files.deleteIfExists(passwordFile);
            Folders.createPrivateFile(passwordFile);
            Files.writeString(passwordFile, access.superuserPassword());
            guise.own(passwordFile);
            initdb(half, passwordFile);
        } finally {
            Files.deleteIfExists(passwordFile);
        }
        Files.move(half, folder());
    }

    private void initdb(Path into, Path passwordFile) throws IOException, InterruptedException {
        int code = run("initdb", List.of(
                "--pgdata=" + into,
                "--username=postgres",
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--data-checksums",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8")).waitFor();
        if (code != 0) throw new IOException("initdb failed, see " + output());
    }

    Process postgres(Access access) throws IOException {
        List<String> arguments = new ArrayList<>(
                List.of("-D", folder().toString(), "-p", Integer.toString(access.port())));
        for (String setting : SETTINGS) arguments.addAll(List.of("-c", setting));
        for (String setting : extraSettings) arguments.addAll(List.of("-c", setting));
        return run("postgres", arguments);
    }

    private Process run(String program, List<String> arguments) throws IOException {
        File output = output().toFile();
        return new ProcessBuilder(guise.command(binaries.program(program), arguments))
                .directory(binaries.folder().toFile())
                .redirectInput(Redirect.from(new File("/dev/null")))
                .redirectOutput(Redirect.appendTo(output))
                .redirectErrorStream(true)
                .start();
    }
}
