package io.pasarela.bankfeed;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.stereotype.Component;

/** How many texts this node received, by what became of them. */
@Component
class TextTally implements MeterBinder {

    private final Map<TextVerdict, LongAdder> counts = new EnumMap<>(TextVerdict.class);

    TextTally() {
        for (TextVerdict verdict : TextVerdict.values()) counts.put(verdict, new LongAdder());
    }

    void count(TextVerdict verdict) {
        counts.get(verdict).increment();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        counts.forEach((verdict, count) -> FunctionCounter
                .builder("pasarela.feed.texts", count, LongAdder::sum)
                .tag("result", verdict.name().toLowerCase(Locale.ROOT))
                .description("Banks' texts that sources forwarded").register(registry));
    }
}
