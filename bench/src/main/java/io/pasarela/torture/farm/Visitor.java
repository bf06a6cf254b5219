package io.pasarela.torture.farm;

import io.pasarela.torture.history.Answer;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A connection to a merchant's server: enough of HTTP to be rude in every way. The JDK's server
 * tells nobody that the other side has gone.
 */
final class Visitor implements Closeable {

    private static final int LINE_MAX = 8 << 10;
    private static final int HEADERS_MAX = 100;
    private static final int BODY_MAX = 1 << 20;

    private final Socket socket;
    private final InputStream in;

    Visitor(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    /** Null when no more come; throws when the connection breaks within one. */
    @Nullable Request next() throws IOException {
        socket.setSoTimeout(0);
        if (!isMoreToCome()) return null;
        String first = line();
        long begunAt = System.nanoTime();
        Map<String, String> headers = new HashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon < 1 || headers.size() == HEADERS_MAX) throw new IOException("no header");
            headers.put(line.substring(0, colon).toLowerCase(), line.substring(colon + 1).strip());
        }
        return new Request(first, headers, body(headers), begunAt);
    }

    private boolean isMoreToCome() throws IOException {
        in.mark(1);
        int next = in.read();
        in.reset();
        return next >= 0;
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) throw new EOFException();
            if (line.length() == LINE_MAX) throw new IOException("a line without end");
            line.append((char) next);
        }
        return line.toString().stripTrailing();
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        String text = headers.getOrDefault("content-length", "0");
        if (!text.matches("[0-9]{1,7}")) throw new IOException("no length");
        int length = Integer.parseInt(text);
        if (length > BODY_MAX) throw new IOException("too much");
        byte[] body = in.readNBytes(length);
        if (body.length < length) throw new EOFException();
        return body;
    }

    void answer(Answer answer) throws IOException {
        var head = new StringBuilder("HTTP/1.1 ").append(answer.code()).append(" \r\n");
        answer.headers().forEach(header -> head.append(header).append("\r\n"));
        head.append("Content-Length: ").append(answer.body().length).append("\r\n\r\n");
        byte[] start = head.toString().getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[start.length + answer.body().length];
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(answer.body(), 0, all, start.length, answer.body().length);
        socket.getOutputStream().write(all);
    }

    /** Lets the other side wait so long; false as soon as it has gone. */
    boolean waits(Duration time) throws IOException {
        socket.setSoTimeout((int) time.toMillis());
        try {
            return isMoreToCome();
        } catch (SocketTimeoutException patient) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
