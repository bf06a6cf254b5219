package io.pasarela.factors;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.TestGateway;
import io.pasarela.factors.Enrolment.Enrolled;
import io.pasarela.factors.Proof.Kind;
import io.pasarela.factors.Proof.Proved;
import io.pasarela.factors.Proof.TooManyTries;
import io.pasarela.factors.Proof.Wrong;
import io.pasarela.people.Operator;
import io.pasarela.people.OperatorFile;
import io.pasarela.people.People;
import io.pasarela.people.Role;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Codes are right once, on whatever node, and guessing ends. */
class SecondFactorsTest {

    private static final TestGateway GATEWAY =
            TestGateway.start("--pasarela.people.second-factor-from-role=operator");

    private final SecondFactors factors = GATEWAY.bean(SecondFactors.class);

    @AfterAll
    static void stop() {
        GATEWAY.close();
    }

    private static Operator employ(String login, Role role) {
        return GATEWAY.bean(People.class).apply(new OperatorFile(
                login, login, "correct horse battery", role, Set.of(), true));
    }

    private static String codeNow(String secret) {
        return Totp.code(secret, GATEWAY.clock().instant());
    }

    private static void nextStep() {
        GATEWAY.clock().move(Duration.ofSeconds(30));
    }

    @Test
    void asksForWhatTheRoleNeedsAndForWhatSomebodyHas() {
        Operator viewer = employ("viewer", Role.VIEWER);
        assertThat(factors.demand(viewer)).isEqualTo(Demand.NOTHING);
        assertThat(factors.demand(employ("needs", Role.OPERATOR))).isEqualTo(Demand.ENROL);

        String secret = factors.offerApp(viewer).secret();
        assertThat(factors.demand(viewer)).as("offered alone").isEqualTo(Demand.NOTHING);
        assertThat(factors.offerApp(viewer).secret()).as("shown again").isEqualTo(secret);
        factors.confirmApp(viewer, codeNow(secret));
        assertThat(factors.demand(viewer)).isEqualTo(Demand.SHOW);
        factors.forget(viewer, viewer);
        assertThat(factors.demand(viewer)).isEqualTo(Demand.NOTHING);
        assertThat(factors.of(viewer)).isEqualTo(new Factors(false, 0, List.of()));
    }

    @Test
    void takesACodeOnceAlsoByTheFirstAndByAnOlderOne() {
        Operator ana = employ("ana", Role.OPERATOR);
        String secret = factors.offerApp(ana).secret();
        String first = codeNow(secret);
        assertThat(factors.prove(ana, first)).as("not confirmed").isEqualTo(new Wrong());
        assertThat(factors.confirmApp(ana, "000000")).isEqualTo(new Enrolment.Wrong());
        assertThat(factors.confirmApp(ana, first)).isInstanceOf(Enrolled.class);
        assertThat(factors.prove(ana, first)).isEqualTo(new Wrong());

        nextStep();
        String second = codeNow(secret);
        assertThat(factors.prove(ana, second.substring(0, 3) + " " + second.substring(3)))
                .isEqualTo(new Proved(Kind.AUTHENTICATOR));
        assertThat(factors.prove(ana, second)).isEqualTo(new Wrong());
        assertThat(factors.prove(ana, first)).isEqualTo(new Wrong());
    }

    @Test
    void takesACodeOnceAlthoughTwoNodesAreAskedAtOnce() {
        Operator eva = employ("eva", Role.OPERATOR);
        String secret = factors.offerApp(eva).secret();
        factors.confirmApp(eva, codeNow(secret));
        try (TestGateway other = GATEWAY.secondNode();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 10; round++) {
                nextStep();
                String code = codeNow(secret);
                other.clock().move(Duration.between(
                        other.clock().instant(), GATEWAY.clock().instant()));
                List<Proof> proofs = List.of(factors, other.bean(SecondFactors.class)).stream()
                        .map(node -> CompletableFuture.supplyAsync(
                                () -> node.prove(eva, code), threads))
                        .toList().stream().map(CompletableFuture::join).toList();
                assertThat(proofs).containsExactlyInAnyOrder(
                        new Proved(Kind.AUTHENTICATOR), new Wrong());
            }
        }
    }

    @Test
    void takesEachRecoveryCodeOnceAndNoneOfTheOldOnes() {
        Operator luz = employ("luz", Role.OPERATOR);
        var enrolled = (Enrolled) factors.confirmApp(
                luz, codeNow(factors.offerApp(luz).secret()));
        assertThat(enrolled.recoveryCodes()).hasSize(10).doesNotHaveDuplicates();
        String code = enrolled.recoveryCodes().getFirst();

        assertThat(factors.prove(luz, " " + code.toUpperCase().replace("-", "") + " "))
                .isEqualTo(new Proved(Kind.RECOVERY_CODE));
        assertThat(factors.prove(luz, code)).isEqualTo(new Wrong());
        assertThat(factors.of(luz).recoveryCodes()).isEqualTo(9);

        List<String> fresh = factors.newRecoveryCodes(luz);
        assertThat(factors.prove(luz, enrolled.recoveryCodes().getLast())).isEqualTo(new Wrong());
        assertThat(factors.prove(luz, fresh.getFirst())).isInstanceOf(Proved.class);
        assertThat(GATEWAY.owner().sql("""
                select count(*) from factors.recovery_code c
                 where c::text like '%' || :code || '%'""")
                .param("code", fresh.getLast()).query(Long.class).single()).isZero();
    }

    @Test
    void endsGuessingEvenInABurst() {
        Operator prey = employ("prey", Role.OPERATOR);
        String secret = factors.offerApp(prey).secret();
        factors.confirmApp(prey, codeNow(secret));
        nextStep();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Proof> guesses = IntStream.range(0, 40)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> factors.prove(prey, "guess " + i), threads))
                    .toList().stream().map(CompletableFuture::join).toList();
            assertThat(guesses).filteredOn(Wrong.class::isInstance)
                    .hasSizeLessThanOrEqualTo(Apps.TRIES_MAX);
        }
        assertThat(factors.prove(prey, codeNow(secret))).isEqualTo(new TooManyTries());
        GATEWAY.clock().move(Apps.TRIES_COUNT_FOR);
        assertThat(factors.prove(prey, codeNow(secret))).isInstanceOf(Proved.class);
    }

    @Test
    void keepsSecretsSealedAndBoundToTheirOwner() {
        Operator one = employ("one", Role.OPERATOR);
        String secret = factors.offerApp(one).secret();
        byte[] stored = GATEWAY.owner().sql("""
                select secret from factors.authenticator where operator_id = :id""")
                .param("id", one.id()).query(byte[].class).single();

        assertThat(new String(stored, ISO_8859_1))
                .doesNotContain(secret);
    }
}
