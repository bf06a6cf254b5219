package io.pasarela.postbacks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {

    @ParameterizedTest
    @CsvSource({
        "https://shop.example/postback, shop.example, 443",
        "http://shop.example, shop.example, 80",
        "HTTPS://Shop.Example:8443/a?b=c&d=%20, shop.example, 8443",
        "http://93.184.216.34:81/, 93.184.216.34, 81",
        "http://[2606:2800::1]/x, [2606:2800::1], 80"})
    void isHostAndPort(String url, String host, int port) {
        assertThat(Endpoint.of(url)).contains(new Endpoint(host, port));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "shop.example", "//shop.example/x", "ftp://shop.example/", "file:///etc/passwd",
        "javascript:alert(1)", "gopher://shop.example/", "http:///x", "http:shop.example",
        "http://user@shop.example/", "http://user:secret@shop.example/", "http://@shop.example/",
        "http://shop.example:0/", "http://shop.example:65536/", "http://shop.example:-1/",
        "http://shop example/", "http://shop.example/a b", "http://shop.example/\n",
        "http://shop.example/\0", "http://shóp.example/", "http://my_shop/", "http://[::1",
        "http://1.2.3.4:80:80/", "http://shop.example\\@evil.example/"})
    void isNothingElse(String url) {
        assertThat(Endpoint.of(url)).isEmpty();
    }

    @Test
    void isNotTooLong() {
        String url = "http://shop.example/";
        assertThat(Endpoint.of(url + "x".repeat(2_000 - url.length()))).isPresent();
        assertThat(Endpoint.of(url + "x".repeat(2_001 - url.length()))).isEmpty();
    }
}
