package io.pasarela.paymentsystems;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.pasarela.money.Amounts;
import io.pasarela.money.Money;
import io.pasarela.paymentsystems.PaymentSystem.Asked;
import io.pasarela.paymentsystems.PaymentSystem.Bank;
import io.pasarela.paymentsystems.PaymentSystem.Shown;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Period;
import java.time.ZoneId;
import java.util.Currency;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Turns one definition file into a payment system, or says what is wrong with it and where. */
final class DefinitionReader {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Resource source;
    private final String file;

    DefinitionReader(Resource source) {
        this.source = source;
        this.file = source.getDescription();
    }

    PaymentSystem read() {
        return Section.read(file, tree(), this::system);
    }

    private JsonNode tree() {
        try {
            return YAML.readTree(source.getContentAsString(UTF_8));
        } catch (JacksonException broken) {
            throw new BrokenDefinition(file, "", "not YAML: " + broken.getMessage());
        } catch (IOException unreadable) {
            throw new BrokenDefinition(file, "", "cannot be read: " + unreadable.getMessage());
        }
    }

    private PaymentSystem system(Section top) {
        Bank bank = bank(top);
        return new PaymentSystem(
                top.text("key", Keys::check),
                top.text("title"),
                bank,
                shown(top),
                asked(top, bank.currency()),
                top.has("payout")
                        ? top.section("payout", part -> payout(part, bank.currency()))
                        : null,
                top.has("notifications") ? NotificationSection.read(top) : List.of());
    }

    private static Bank bank(Section top) {
        return top.section("currency", part -> new Bank(
                part.text("code", DefinitionReader::currency),
                part.text("symbol"),
                part.has("written") ? part.text("written", AmountStyle::like) : null,
                top.text("zone", DefinitionReader::zone),
                top.text("references-unique-for", DefinitionReader::period)));
    }

    private Shown shown(Section top) {
        List<String> params = top.texts("params");
        if (params.contains("is_check_amount")) {
            throw top.fault("params", "is_check_amount is a key of the answer itself");
        }
        List<Drawing> pictures = pictures(top);
        Map<String, Texts> texts = top.named("texts", (part, language) -> {
            if (!language.matches("[a-z]{2}")) {
                throw part.fault(language, "a language of two letters is expected here");
            }
            return part.section(language, inner -> texts(inner, params, pictures.size()));
        });
        if (texts.isEmpty()) throw top.fault("texts", "at least one language is expected here");
        return new Shown(
                top.integer("order"), top.text("logo", name -> drawing("logos/", name)), params,
                texts, pictures, qr(top, params));
    }

    private List<Drawing> pictures(Section top) {
        if (!top.has("pictures")) return List.of();
        List<String> names = top.texts("pictures");
        return top.checked("pictures", () -> names.stream()
                .map(name -> drawing("pictures/", name)).toList());
    }

    private static Texts texts(Section part, List<String> params, int pictures) {
        Map<String, String> names = part.section("params", inner -> {
            var inOrder = new LinkedHashMap<String, String>();
            params.forEach(param -> inOrder.put(param, inner.text(param)));
            return inOrder;
        });
        return new Texts(
                part.text("name"), names, part.text("number"), part.text("where"),
                part.texts("steps"), pictures == 0 ? List.of() : captions(part, pictures));
    }

    private static List<String> captions(Section part, int pictures) {
        List<String> captions = part.texts("pictures");
        if (captions.size() != pictures) {
            throw part.fault("pictures", "one text for each of the " + pictures + " pictures");
        }
        return captions;
    }

    private static @Nullable QrTemplate qr(Section top, List<String> params) {
        if (!top.has("qr")) return null;
        return top.text("qr", text -> {
            var template = new QrTemplate(text);
            template.requireKnownPlaces(params);
            return template;
        });
    }

    private static Asked asked(Section top, Currency currency) {
        return new Asked(
                top.choice("activation", Activation.class),
                top.booleanOrNull("is-check-amount"),
                top.has("amount-policy")
                        ? top.choice("amount-policy", AmountPolicy.class)
                        : AmountPolicy.REFUSE,
                top.section("number", part -> new NumberRule(
                        part.choice("kind", NumberRule.Kind.class),
                        part.integer("min-length"),
                        part.integer("max-length"))),
                top.choice("amount", AmountKind.class),
                top.choice("screenshot", Screenshot.class) == Screenshot.REQUIRED,
                top.section("limits", part -> limits(part, currency)));
    }

    private static Payout payout(Section part, Currency currency) {
        return new Payout(
                part.text("code", Keys::check),
                part.text("account-number", DefinitionReader::pattern),
                part.text("account-number-rule"),
                part.choice("amount", AmountKind.class),
                part.section("limits", inner -> limits(inner, currency)),
                officeFields(part));
    }

    private static Set<OfficeField> officeFields(Section part) {
        return EnumSet.copyOf(part.choices("office-fields", OfficeField.class));
    }

    private static Limits limits(Section part, Currency currency) {
        return new Limits(money(part, "min", currency), money(part, "max", currency));
    }

    private static Money money(Section part, String key, Currency currency) {
        return Amounts.parse(part.amount(key), currency)
                .orElseThrow(() -> part.fault(key, "not an amount in " + currency));
    }

    private static Currency currency(String code) {
        try {
            return Money.zero(Currency.getInstance(code)).currency();
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException(
                    "no currency to pay in has the code '" + code + "'", unknown);
        }
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            throw new IllegalArgumentException("no time zone has the name '" + name + "'", unknown);
        }
    }

    private static @Nullable Period period(String text) {
        if (text.equals("forever")) return null;
        try {
            Period period = Period.parse(text);
            if (period.isZero() || period.isNegative()) {
                throw new IllegalArgumentException("must be longer than nothing");
            }
            return period;
        } catch (DateTimeException unknown) {
            throw new IllegalArgumentException(
                    "'" + text + "' is neither forever nor a period such as P60D", unknown);
        }
    }

    /** Whatever would not run in linear time, such as a look-ahead, is refused by RE2/J. */
    static Pattern pattern(String text) {
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException broken) {
            throw new IllegalArgumentException("bad pattern: " + broken.getMessage(), broken);
        }
    }

    private Drawing drawing(String folder, String name) {
        if (!name.matches("[A-Za-z0-9_-]{1,100}\\.svg")) {
            throw new IllegalArgumentException("'" + name + "' is not the name of an .svg file");
        }
        try {
            String svg = source.createRelative(folder + name).getContentAsString(UTF_8);
            return new Drawing(name, svg);
        } catch (IOException missing) {
            throw new IllegalArgumentException(
                    "there is no readable " + folder + name, missing);
        }
    }

    private enum Screenshot { REQUIRED, NOT_ASKED }
}
