package io.pasarela.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pasarela.TestGateway;
import io.pasarela.merchants.MerchantId;
import io.pasarela.merchants.Merchants;
import io.pasarela.people.Staffing.CodeGiven;
import io.pasarela.people.Staffing.Done;
import io.pasarela.people.Staffing.LastAdministrator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

/** What holds whoever asks: the last administrator stays, and nobody works for all by accident. */
class StaffTest {

    private static final String PASSWORD = "correct horse battery";
    private static final TestGateway GATEWAY = TestGateway.start();

    private final People people = GATEWAY.bean(People.class);
    private Operator first;
    private Operator second;

    @AfterAll
    static void stop() {
        GATEWAY.close();
    }

    @BeforeEach
    void haveTwoAdministrators() {
        first = administrator("first");
        second = administrator("second");
    }

    private Operator administrator(String login) {
        return people.apply(new OperatorFile(
                login, login, PASSWORD, Role.ADMINISTRATOR, Set.of(), true));
    }

    private static OperatorForm as(Operator operator, Role role) {
        return new OperatorForm(operator.login(), operator.name(), role, Set.of());
    }

    @Test
    void letsOneOfTwoGoAndKeepsTheOther() {
        assertThat(people.change(first, second.id(), as(second, Role.OPERATOR)))
                .isInstanceOf(Done.class);
        assertThat(people.change(first, first.id(), as(first, Role.OPERATOR)))
                .isEqualTo(new LastAdministrator());
        assertThat(people.disable(second, first.id())).isEqualTo(new LastAdministrator());
        assertThat(people.change(first, first.id(), as(first, Role.ADMINISTRATOR)))
                .isInstanceOf(Done.class);
    }

    @Test
    void keepsOneOfTwoWhoRemoveEachOtherAtOnce() {
        for (int round = 0; round < 20; round++) {
            haveTwoAdministrators();
            List<Staffing> outcomes;
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                outcomes = Stream.of(
                        CompletableFuture.supplyAsync(
                                () -> people.disable(first, second.id()), threads),
                        CompletableFuture.supplyAsync(
                                () -> people.disable(second, first.id()), threads))
                        .map(CompletableFuture::join).toList();
            }
            assertThat(outcomes).contains(new LastAdministrator())
                    .filteredOn(Done.class::isInstance).hasSize(1);
        }
    }

    @Test
    void keepsTheLastOneFromEveryStatement() {
        people.disable(first, second.id());
        for (String loss : List.of("enabled = false", "role = 'VIEWER'")) {
            assertThatThrownBy(() -> GATEWAY.owner().sql(
                    "update people.operator set " + loss + " where login = 'first'").update())
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("the last administrator stays");
        }
    }

    @Test
    void letsNobodyWorkForAllByAccident() {
        var tied = ((CodeGiven) people.hire(first, new OperatorForm("tied", "Tied",
                Role.MERCHANT_USER, Set.of(merchant())))).operator();
        assertThat(tied.worksFor(merchant())).isTrue();

        for (String accident : List.of(
                "delete from people.operator_merchant where operator_id = " + tied.id(),
                "update people.operator set works_for_all = true where id = " + tied.id(),
                "update people.operator set role = 'ADMINISTRATOR' where id = " + tied.id(),
                "insert into people.operator_merchant values (" + first.id() + ", "
                        + merchant().value() + ")")) {
            assertThatThrownBy(() -> GATEWAY.owner().sql(accident).update()).as(accident)
                    .isInstanceOf(DataAccessException.class);
        }
        assertThat(people.find(tied.id())).contains(tied);
    }

    private static MerchantId merchant() {
        return GATEWAY.bean(Merchants.class).ofKey("test").orElseThrow().id();
    }
}
