package io.pasarela.office.people;

import io.pasarela.office.Frame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's form, and what else may be done to him.
 *
 * @param acts null for who is not here yet
 */
record OperatorPage(Frame frame, Form form, @Nullable Acts acts) {

    /**
     * @param faults what was wrong with what was sent
     * @param newcomer his login can be chosen
     */
    record Form(
            String action, List<String> faults, boolean newcomer, String login, String name,
            List<Choice> roles, List<Choice> merchants) {

        Form {
            faults = List.copyOf(faults);
            roles = List.copyOf(roles);
            merchants = List.copyOf(merchants);
        }
    }

    record Choice(String value, String text, String means, boolean chosen) {}

    /** Where each act is sent to; null when it is not to be done. */
    record Acts(
            boolean enabled, @Nullable String disable, @Nullable String enable,
            @Nullable String resetPassword, @Nullable String forgetFactors, String signOut,
            List<Session> sessions) {

        Acts {
            sessions = List.copyOf(sessions);
        }
    }

    record Session(String device, String network, String since, String last) {}
}
