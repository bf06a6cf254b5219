package io.pasarela.people;

/**
 * What somebody at the door says.
 *
 * @param network where he is: the client's address, of IPv6 its /64
 */
public record Credentials(String login, String password, String network) {

    @Override
    public String toString() {
        return "Credentials[" + network + "]";
    }
}
