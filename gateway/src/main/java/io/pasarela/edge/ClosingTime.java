package io.pasarela.edge;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.AbstractProtocol;

/**
 * Tells who comes in the very moment the gateway is stopped to come again. Tomcat reads no headers
 * any more then, misses the one that names the host, and would say that the request is wrong.
 */
final class ClosingTime extends ValveBase {

    ClosingTime() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (isUnread(request) && isClosing(request)) {
            Failure.BUSY.write(response);
        } else {
            getNext().invoke(request, response);
        }
    }

    private static boolean isUnread(Request request) {
        return request.getCoyoteRequest().getMimeHeaders().size() == 0;
    }

    private static boolean isClosing(Request request) {
        return request.getConnector().getProtocolHandler() instanceof AbstractProtocol<?> protocol
                && protocol.isPaused();
    }
}
