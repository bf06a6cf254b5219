package io.pasarela.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * One kept-alive HTTP/1.1 connection that does as little as possible, because the load shares the
 * machine with what it measures.
 */
final class Wire implements AutoCloseable {

    private static final int TIMEOUT_MS = 60_000;
    private static final int ANSWER_BYTES_MAX = 1 << 20;
    private static final String LENGTH = "\r\ncontent-length:";
    private static final String CLOSE = "\r\nconnection: close";

    private final int port;
    private Socket socket;
    private InputStream in;
    private OutputStream out;
    private boolean ended;
    private byte[] buffer = new byte[4_096];
    private int filled;

    /** What came back. */
    record Answer(int status, String body) {}

    Wire(int port) throws IOException {
        this.port = port;
        connect();
    }

    private void connect() throws IOException {
        ended = false;
        socket = new Socket(InetAddress.getByName("127.0.0.1"), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MS);
        in = socket.getInputStream();
        out = socket.getOutputStream();
    }

    /** The start of a POST request, up to the length of its body. */
    static String head(String path, String headers) {
        return "POST " + path + " HTTP/1.1\r\n" + headers
                + "Content-Type: application/json\r\nContent-Length: ";
    }

    Answer post(String head, String body) throws IOException {
        if (ended) {
            socket.close();
            connect();
        }
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        byte[] start = (head + content.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[] request = new byte[start.length + content.length];
        System.arraycopy(start, 0, request, 0, start.length);
        System.arraycopy(content, 0, request, start.length, content.length);
        out.write(request);
        return read();
    }

    private Answer read() throws IOException {
        filled = 0;
        int headEnd;
        while ((headEnd = headEnd()) < 0) fill();
        String head = new String(buffer, 0, headEnd, StandardCharsets.US_ASCII)
                .toLowerCase(Locale.ROOT);
        ended = head.contains(CLOSE);
        int length = length(head);
        int end = headEnd + 4 + length;
        while (filled < end) fill();
        String body = new String(buffer, headEnd + 4, length, StandardCharsets.UTF_8);
        return new Answer(Integer.parseInt(head.substring(9, 12)), body);
    }

    private int headEnd() {
        for (int i = 0; i + 3 < filled; i++) {
            if (buffer[i] == '\r' && buffer[i + 1] == '\n'
                    && buffer[i + 2] == '\r' && buffer[i + 3] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private static int length(String head) throws IOException {
        int at = head.indexOf(LENGTH);
        if (at < 0) throw new IOException("an answer without its length: " + head);
        int end = head.indexOf('\r', at + LENGTH.length());
        String digits = head.substring(at + LENGTH.length(), end < 0 ? head.length() : end);
        return Integer.parseInt(digits.strip());
    }

    private void fill() throws IOException {
        if (filled == buffer.length) {
            if (filled >= ANSWER_BYTES_MAX) throw new IOException("an answer without end");
            buffer = Arrays.copyOf(buffer, filled * 2);
        }
        int got = in.read(buffer, filled, buffer.length - filled);
        if (got < 0) throw new EOFException("the gateway hung up");
        filled += got;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
