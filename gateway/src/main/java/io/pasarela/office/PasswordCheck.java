package io.pasarela.office;

import io.pasarela.people.Credentials;
import io.pasarela.people.Operator;
import io.pasarela.people.People;
import io.pasarela.people.SignIn;
import java.util.Objects;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Asks {@link People} about a login and password; every refusal looks the same. */
@Component
class PasswordCheck implements AuthenticationProvider {

    private final People people;

    PasswordCheck(People people) {
        this.people = people;
    }

    @Override
    public Authentication authenticate(Authentication asked) {
        var details = (WebAuthenticationDetails) Objects.requireNonNull(asked.getDetails());
        return switch (people.signIn(new Credentials(asked.getName(),
                Objects.toString(asked.getCredentials(), ""),
                Network.of(details.getRemoteAddress())))) {
            case SignIn.SignedIn(Operator operator) -> {
                people.record(operator, "operator.sign-in");
                yield SessionOperators.half(operator);
            }
            case SignIn.Refused _, SignIn.TooManyTries _ ->
                throw new BadCredentialsException("refused");
        };
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
