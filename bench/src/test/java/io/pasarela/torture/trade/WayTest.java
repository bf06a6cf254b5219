package io.pasarela.torture.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.torture.trade.Way.Told;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class WayTest {

    private final List<Integer> asked = new ArrayList<>();

    private Told<String> ask(Way way, String... answers) throws InterruptedException {
        Iterator<String> all = List.of(answers).iterator();
        return way.ask(gate -> {
            asked.add(gate);
            return all.next();
        }, answer -> !answer.equals("yes"), "lost"::equals);
    }

    @Test
    void asksOneGatewayAfterTheOtherUntilItIsTold() throws InterruptedException {
        assertThat(ask(new Way(4, 10), "lost", "busy", "yes")).isEqualTo(new Told<>("yes", false));
        assertThat(asked).containsExactly(5, 6, 7);
    }

    @Test
    void whatWasRefusedIsNotUnderWay() throws InterruptedException {
        assertThat(ask(new Way(0, 10), "busy", "yes")).isEqualTo(new Told<>("yes", true));
    }

    @Test
    void givesUpAfterItsTries() throws InterruptedException {
        assertThat(ask(new Way(0, 2), "busy", "lost", "yes")).isEqualTo(new Told<>("lost", true));
        assertThat(ask(new Way(0, 1), "lost").last()).isEqualTo("lost");
    }

    @Test
    void severalBeginAtDifferentGateways() {
        var way = new Way(3, 1);
        assertThat(way.of(0)).isEqualTo(way);
        assertThat(way.of(1)).isEqualTo(new Way(4, 1));
    }
}
