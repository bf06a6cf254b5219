package io.pasarela.demo;

import java.io.IOException;
import java.util.Map;

/**
 * Who plays along beside the gateway: the demo's shop and bank. Found by
 * {@link java.util.ServiceLoader}; it serves {@code /shop/}, {@code /shop/postback} and
 * {@code /bank/} on one port of the loopback.
 */
public interface Neighbourhood extends AutoCloseable {

    /**
     * Opens for visitors, before the gateway is up. What {@code environment} holds is what the
     * file demo.env will hold, process numbers and database excepted.
     */
    void open(int port, Map<String, String> environment) throws IOException;

    @Override
    void close();
}
