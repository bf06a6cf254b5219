package io.pasarela.demo.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What happened, one line of JSON each, on the disk before anybody hears of it. One program at a
 * time may have it open.
 *
 * @param <E> what can happen, a sealed interface of records that Jackson can tell apart
 */
public final class Journal<E> implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LINE_MAX = 64 * 1024;

    private final Class<E> type;
    private final FileChannel file;
    private final List<E> past = new ArrayList<>();
    private boolean broken;

    private Journal(Class<E> type, FileChannel file) {
        this.type = type;
        this.file = file;
    }

    /** Opens a journal, or begins one. */
    public static <E> Journal<E> open(Path path, Class<E> type) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            FileChannel file = FileChannel.open(path, CREATE, READ, WRITE);
            try {
                lock(file, path);
                Journal<E> journal = new Journal<>(type, file);
                journal.read(path);
                return journal;
            } catch (IOException | RuntimeException e) {
                file.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open " + path, e);
        }
    }

    private static void lock(FileChannel file, Path path) throws IOException {
        try {
            if (file.tryLock() != null) return;
        } catch (OverlappingFileLockException e) {
            // This very program has it open; for the caller that is the same.
        }
        throw new IllegalStateException(path + " is in use");
    }

    /** What had happened when it was opened. */
    public List<E> past() {
        return List.copyOf(past);
    }

    /** Writes down what happened; after that it will not be forgotten. */
    public synchronized void append(E event) {
        byte[] line = (JSON.writerFor(type).writeValueAsString(event) + "\n").getBytes(UTF_8);
        if (line.length > LINE_MAX) throw new IllegalArgumentException("too long to write down");
        // After a failure nobody knows what is on the disk; only opening it again tells.
        if (broken) throw new IllegalStateException("an earlier line could not be written");
        try {
            ByteBuffer rest = ByteBuffer.wrap(line);
            while (rest.hasRemaining()) file.write(rest);
            file.force(false);
        } catch (IOException e) {
            broken = true;
            throw new UncheckedIOException("cannot write down what happened", e);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A last line without its end was never confirmed to anybody; it is cut off. */
    private void read(Path path) throws IOException {
        byte[] all = Files.readAllBytes(path);
        int start = 0;
        for (int i = 0; i < all.length; i++) {
            if (all[i] != '\n') continue;
            past.add(event(path, new String(all, start, i - start, UTF_8)));
            start = i + 1;
        }
        file.truncate(start).position(start);
    }

    private E event(Path path, String line) {
        try {
            return JSON.readValue(line, type);
        } catch (JacksonException e) {
            throw new IllegalStateException(
                    path + ", line " + (past.size() + 1) + " cannot be read", e);
        }
    }
}
