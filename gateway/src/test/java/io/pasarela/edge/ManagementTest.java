package io.pasarela.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.TestGateway;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;

/** Health and metrics: on a port of their own, for those who run the gateway. */
class ManagementTest {

    private static TestGateway gateway;

    @BeforeAll
    static void start() {
        gateway = TestGateway.start();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void tellsHealthAndMetricsOnThePortOfItsOwn() {
        assertThat(managed("/actuator/health").body()).contains("\"status\":\"UP\"");
        assertThat(managed("/actuator/prometheus").body()).contains("pasarela_postbacks_pending");
        assertThat(managed("/actuator/env").statusCode()).isEqualTo(404);
    }

    @Test
    void tellsOnTheOpenPortOnlyWhetherItIsReady() {
        assertThat(gateway.get("/livez").body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(gateway.get("/readyz").body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(gateway.get("/actuator/health").statusCode()).isEqualTo(404);
        assertThat(gateway.get("/actuator/prometheus").statusCode()).isEqualTo(404);
    }

    private static HttpResponse<String> managed(String path) {
        String port = gateway.bean(Environment.class).getProperty("local.management.port");
        return gateway.send(HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + port + path)).build());
    }
}
