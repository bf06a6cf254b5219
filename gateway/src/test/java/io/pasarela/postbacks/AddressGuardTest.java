package io.pasarela.postbacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {

    private static final AddressGuard STRICT = guard(List.of());

    private static AddressGuard guard(List<String> allowed, String... answers) {
        return new AddressGuard(allowed.stream().map(Network::of).toList(),
                _ -> Stream.of(answers).map(InetAddress::ofLiteral).toArray(InetAddress[]::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "0.0.0.0", "0.255.255.255", "10.0.0.0", "10.255.255.255", "100.64.0.0", "100.100.100.200",
        "100.127.255.255", "127.0.0.1", "127.255.255.255", "168.63.129.16", "169.254.0.0",
        "169.254.169.254", "169.254.255.255", "172.16.0.0", "172.31.255.255", "192.0.0.1",
        "192.0.0.170", "192.0.2.1", "192.88.99.1", "192.168.0.1", "192.168.255.255", "198.18.0.1",
        "198.19.255.255", "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.255",
        "240.0.0.1", "255.255.255.255",
        "::", "::1", "::7f00:1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
        "::ffff:169.254.169.254", "::ffff:0:127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe",
        "64:ff9b::808:808", "64:ff9b:1::1", "100::1", "2001::1", "2001:0:4136:e378::1",
        "2001:2::1", "2001:10::1", "2001:20::1", "2001:1ff:ffff::1", "2001:db8::1",
        "2002:7f00:1::", "2002:a9fe:a9fe::1", "2002:808:808::1", "3fff::1", "4000::1", "5f00::1",
        "fc00::1", "fd00:ec2::254", "fdff:ffff::1", "fe80::1", "febf::1", "fec0::1", "ff02::1",
        "ff0e::1"})
    void refusesWhatIsNotPublic(String address) {
        assertThat(STRICT.permits(InetAddress.ofLiteral(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0",
        "126.255.255.255", "128.0.0.0", "168.63.129.15", "168.63.129.17", "169.253.255.255",
        "169.255.0.0", "172.15.255.255", "172.32.0.0", "192.0.1.0", "192.167.255.255",
        "192.169.0.0", "198.17.255.255", "198.20.0.0", "223.255.255.255", "::ffff:8.8.8.8",
        "2001:200::1", "2001:4860:4860::8888", "2003::1", "2606:4700::1111", "2a00:1450::1",
        "3ffe::1"})
    void permitsWhatIsPublic(String address) {
        assertThat(STRICT.permits(InetAddress.ofLiteral(address))).isTrue();
    }

    @Test
    void permitsWhatTheInstallationAllows() {
        AddressGuard guard = guard(List.of("127.0.0.0/8", "10.1.2.3/32", "::1/128", "fd00::/8"));

        assertThat(Stream.of("127.0.0.1", "127.9.9.9", "10.1.2.3", "::1", "fd12::1", "8.8.8.8"))
                .allMatch(address -> guard.permits(InetAddress.ofLiteral(address)));
        assertThat(Stream.of("10.1.2.4", "169.254.169.254", "::2", "fc00::1", "192.168.0.1"))
                .noneMatch(address -> guard.permits(InetAddress.ofLiteral(address)));
    }

    @Test
    void handsOverTheAddressesItHasChecked() throws Exception {
        assertThat(guard(List.of(), "1.1.1.1", "2606:4700::1111").resolve("shop.example"))
                .containsExactly(InetAddress.ofLiteral("1.1.1.1"),
                        InetAddress.ofLiteral("2606:4700::1111"));
    }

    @Test
    void refusesANameWithOneBadAddressAmongGoodOnes() {
        assertThatThrownBy(() -> guard(List.of(), "1.1.1.1", "10.0.0.1").resolve("shop.example"))
                .isInstanceOf(UnknownHostException.class).hasMessageContaining("10.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "127.0.0.1", "[::1]", "::1", "2130706433", "127.1", "localhost", "[::ffff:127.0.0.1]",
        "0", "0.0.0.0", "169.254.169.254", "2852039166", "[fe80::1]", "[fd00:ec2::254]"})
    void knowsEveryWayToWriteAnAddress(String host) {
        var guard = new AddressGuard(List.of(), InetAddress::getAllByName);

        assertThatThrownBy(() -> guard.resolve(host)).isInstanceOf(UnknownHostException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0", "10.0.0.1/8", "10.0.0.0/33", "10.0.0.0/-1", "fd00::/129",
        "shop.example/24", "10.0.0.0/x", "", "/8"})
    void refusesRangesThatAreNone(String cidr) {
        assertThatThrownBy(() -> Network.of(cidr)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void knowsTheWholeAndTheSingle() {
        assertThat(Network.of("0.0.0.0/0").contains(InetAddress.ofLiteral("255.1.2.3"))).isTrue();
        assertThat(Network.of("0.0.0.0/0").contains(InetAddress.ofLiteral("::1"))).isFalse();
        assertThat(Network.of("::/0").contains(InetAddress.ofLiteral("ffff::1"))).isTrue();
        assertThat(Network.of("1.2.3.4/31").contains(InetAddress.ofLiteral("1.2.3.5"))).isTrue();
        assertThat(Network.of("1.2.3.4/31").contains(InetAddress.ofLiteral("1.2.3.6"))).isFalse();
    }
}
