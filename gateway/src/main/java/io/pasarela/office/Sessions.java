package io.pasarela.office;

import io.pasarela.people.Operator;
import io.pasarela.platform.Sha256;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** Where people are signed in. */
@Component
public class Sessions {

    static final String DEVICE = "device";
    static final String NETWORK = "network";

    private final FindByIndexNameSessionRepository<? extends Session> sessions;

    Sessions(FindByIndexNameSessionRepository<? extends Session> sessions) {
        this.sessions = sessions;
    }

    /**
     * One of somebody's sessions.
     *
     * @param handle tells it from the others, and opens nothing
     * @param here whether it is the one that looks
     */
    public record Seen(String handle, String device, String network, Instant since,
            Instant last, boolean here) {}

    /** The latest first. */
    public List<Seen> list(Operator operator, String here) {
        return sessions.findByPrincipalName(operator.login()).values().stream()
                .filter(session -> !session.isExpired())
                .map(session -> new Seen(handle(session.getId()), text(session, DEVICE),
                        text(session, NETWORK), session.getCreationTime(),
                        session.getLastAccessedTime(), session.getId().equals(here)))
                .sorted(Comparator.comparing(Seen::last).reversed()).toList();
    }

    private static String text(Session session, String name) {
        return session.getAttribute(name) instanceof String text ? text : "?";
    }

    private static String handle(String id) {
        return HexFormat.of().formatHex(Sha256.of(id), 0, 12);
    }

    /** Ends one of his own; false when he has none of that handle any more. */
    public boolean end(Operator operator, String handle) {
        Optional<String> id = sessions.findByPrincipalName(operator.login()).keySet().stream()
                .filter(one -> handle(one).equals(handle)).findFirst();
        id.ifPresent(sessions::deleteById);
        return id.isPresent();
    }
}
