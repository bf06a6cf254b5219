package io.pasarela.factors;

import io.pasarela.people.Operator;
import io.pasarela.people.People;
import io.pasarela.people.PeopleSettings;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets Spring Security make and check passkeys. Each has to see its owner's finger, face or PIN, so
 * that it is two factors by itself.
 */
@Component
class Passkeys {

    private static final Logger LOG = LoggerFactory.getLogger(Passkeys.class);

    private final PasskeyStore store;
    /** Made when they are first needed: a start need not wait for them. */
    private final SingletonSupplier<Webauthn4JRelyingPartyOperations> operations;
    private final SingletonSupplier<JsonMapper> json = SingletonSupplier.of(
            () -> JsonMapper.builder().addModule(new WebauthnJacksonModule()).build());

    Passkeys(PasskeyStore store, People people, PeopleSettings settings) {
        this.store = store;
        this.operations = SingletonSupplier.of(() -> operations(store, people, settings));
    }

    private static Webauthn4JRelyingPartyOperations operations(
            PasskeyStore store, People people, PeopleSettings settings) {
        var webauthn = new Webauthn4JRelyingPartyOperations(new Users(people), store,
                PublicKeyCredentialRpEntity.builder()
                        .id(settings.officeHost()).name("Pasarela").build(),
                Set.of(settings.officeUrl()));
        webauthn.setCustomizeCreationOptions(options -> options.authenticatorSelection(
                AuthenticatorSelectionCriteria.builder()
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .residentKey(ResidentKeyRequirement.REQUIRED).build()));
        webauthn.setCustomizeRequestOptions(options ->
                options.userVerification(UserVerificationRequirement.REQUIRED));
        return webauthn;
    }

    /** Operators, as Spring Security wants to know them; it makes none and removes none. */
    private record Users(People people) implements PublicKeyCredentialUserEntityRepository {

        @Override
        public @Nullable PublicKeyCredentialUserEntity findById(Bytes id) {
            return PasskeyStore.operator(id).flatMap(people::find).map(Users::user).orElse(null);
        }

        @Override
        public @Nullable PublicKeyCredentialUserEntity findByUsername(String number) {
            return people.find(Long.parseLong(number)).map(Users::user).orElse(null);
        }

        private static PublicKeyCredentialUserEntity user(Operator operator) {
            return ImmutablePublicKeyCredentialUserEntity.builder()
                    .id(PasskeyStore.handle(operator.id()))
                    .name(operator.login()).displayName(operator.name()).build();
        }

        @Override
        public void save(PublicKeyCredentialUserEntity user) {
            throw new IllegalStateException("no such operator");
        }

        @Override
        public void delete(Bytes id) {
            throw new IllegalStateException("operators stay");
        }
    }

    private static Authentication named(Operator operator) {
        return UsernamePasswordAuthenticationToken.authenticated(
                Long.toString(operator.id()), null, List.of());
    }

    Question askForNew(Operator operator) {
        PublicKeyCredentialCreationOptions options = creation(operator);
        return new Question(json.obtain().writeValueAsString(options),
                options.getChallenge().toBase64UrlString());
    }

    private PublicKeyCredentialCreationOptions creation(Operator operator) {
        return operations.obtain().createPublicKeyCredentialCreationOptions(
                new ImmutablePublicKeyCredentialCreationOptionsRequest(named(operator)));
    }

    /** False when the answer is not one to that challenge, or not whole. */
    boolean add(Operator operator, String challenge, String answer, String label) {
        try {
            PublicKeyCredential<AuthenticatorAttestationResponse> passkey =
                    json.obtain().readValue(answer, new TypeReference<>() {});
            operations.obtain().registerCredential(new ImmutableRelyingPartyRegistrationRequest(
                    asked(creation(operator), challenge),
                    new RelyingPartyPublicKey(passkey, label)));
            return true;
        } catch (RuntimeException e) {
            LOG.info("a passkey was not taken: {}", e.toString());
            return false;
        }
    }

    /** As it was asked: of its parts only the challenge is chosen anew each time. */
    private static PublicKeyCredentialCreationOptions asked(
            PublicKeyCredentialCreationOptions options, String challenge) {
        return PublicKeyCredentialCreationOptions.builder()
                .rp(options.getRp()).user(options.getUser())
                .challenge(Bytes.fromBase64(challenge))
                .pubKeyCredParams(options.getPubKeyCredParams())
                .authenticatorSelection(options.getAuthenticatorSelection())
                .attestation(options.getAttestation())
                .build();
    }

    /** Of somebody, or of whoever has one for this office. */
    Question ask(@Nullable Operator operator) {
        PublicKeyCredentialRequestOptions options = request(operator);
        return new Question(json.obtain().writeValueAsString(options),
                options.getChallenge().toBase64UrlString());
    }

    private PublicKeyCredentialRequestOptions request(@Nullable Operator operator) {
        return operations.obtain().createCredentialRequestOptions(
                new ImmutablePublicKeyCredentialRequestOptionsRequest(
                        operator == null ? null : named(operator)));
    }

    /** Whose passkey answered; empty when none did as it must. */
    Optional<Long> check(String challenge, String answer) {
        try {
            PublicKeyCredential<AuthenticatorAssertionResponse> passkey =
                    json.obtain().readValue(answer, new TypeReference<>() {});
            PublicKeyCredentialRequestOptions any = request(null);
            PublicKeyCredentialRequestOptions asked = PublicKeyCredentialRequestOptions.builder()
                    .challenge(Bytes.fromBase64(challenge)).rpId(any.getRpId())
                    .userVerification(any.getUserVerification()).build();
            PublicKeyCredentialUserEntity user = operations.obtain().authenticate(
                    new RelyingPartyAuthenticationRequest(asked, passkey));
            return PasskeyStore.operator(user.getId());
        } catch (RuntimeException e) {
            LOG.info("a passkey was refused: {}", e.toString());
            return Optional.empty();
        }
    }

    List<Factors.Passkey> list(long operator) {
        return store.list(operator).stream().map(one -> new Factors.Passkey(
                one.getCredentialId().toBase64UrlString(), one.getLabel(), one.getCreated(),
                one.getLastUsed())).toList();
    }

    boolean remove(Operator operator, String id) {
        return store.delete(operator.id(), Bytes.fromBase64(id));
    }

    void removeAll(long operator) {
        store.deleteAll(operator);
    }
}
