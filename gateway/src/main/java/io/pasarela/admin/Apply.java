package io.pasarela.admin;

import io.pasarela.admin.Declaration.KeysPart;
import io.pasarela.admin.Declaration.MerchantPart;
import io.pasarela.admin.Declaration.OperatorPart;
import io.pasarela.admin.Declaration.RangePart;
import io.pasarela.admin.Declaration.SourcePart;
import io.pasarela.admin.Declaration.WalletPart;
import io.pasarela.bankfeed.Source;
import io.pasarela.bankfeed.Sources;
import io.pasarela.merchants.Direction;
import io.pasarela.merchants.Endpoints;
import io.pasarela.merchants.Merchant;
import io.pasarela.merchants.MerchantFile;
import io.pasarela.merchants.MerchantId;
import io.pasarela.merchants.Rules;
import io.pasarela.money.Amounts;
import io.pasarela.money.Money;
import io.pasarela.paymentsystems.AmountPolicy;
import io.pasarela.paymentsystems.Ceiling;
import io.pasarela.paymentsystems.Limits;
import io.pasarela.paymentsystems.PaymentSystem;
import io.pasarela.paymentsystems.PaymentSystems;
import io.pasarela.people.OperatorFile;
import io.pasarela.people.People;
import io.pasarela.people.Role;
import io.pasarela.platform.StartRefused;
import io.pasarela.wallets.NewWallet;
import io.pasarela.wallets.Wallet;
import io.pasarela.wallets.Wallets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Makes the installation have what the files of {@code pasarela.apply} declare, before the gateway
 * says that it is ready: all of it or nothing. Applying a file again changes nothing that is
 * already so.
 */
@Component
class Apply implements ApplicationRunner {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final List<String> files;
    private final Tenants tenants;
    private final Wallets wallets;
    private final Sources sources;
    private final PaymentSystems systems;
    private final People people;
    private final TransactionTemplate transaction;

    Apply(@Value("${pasarela.apply:}") List<String> files, Tenants tenants, Wallets wallets,
            Sources sources, PaymentSystems systems, People people,
            TransactionTemplate transaction) {
        this.files = files;
        this.tenants = tenants;
        this.wallets = wallets;
        this.sources = sources;
        this.systems = systems;
        this.people = people;
        this.transaction = transaction;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (files.isEmpty()) return;
        transaction.executeWithoutResult(_ -> files.forEach(file -> apply(Path.of(file))));
    }

    private static Declaration read(Path file) {
        try {
            return YAML.readValue(Files.readString(file), Declaration.class);
        } catch (IOException | JacksonException e) {
            throw new StartRefused(file + " cannot be applied: " + e.getMessage(),
                    "Mend the file; docs/operating.md explains every key.");
        }
    }

    private void apply(Path file) {
        Declaration declaration = read(file);
        Path folder = file.toAbsolutePath().getParent();
        orEmpty(declaration.merchants()).forEach(part -> apply(part, folder));
        orEmpty(declaration.operators()).forEach(this::apply);
    }

    private void apply(OperatorPart part) {
        Set<MerchantId> works = orEmpty(part.merchants()).stream()
                .map(key -> tenants.find(key)
                        .orElseThrow(() -> broken("no merchant " + key)).id())
                .collect(Collectors.toSet());
        people.apply(new OperatorFile(part.login(), part.name(), part.password(),
                role(part.role()), works,
                isOn(part.enabled(), true)));
    }

    private static Role role(String name) {
        return Role.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private void apply(MerchantPart part, Path folder) {
        var declared = new MerchantFile(
                new Merchant.Identity(part.key(), part.name(), part.host().toLowerCase(Locale.ROOT),
                        isOn(part.testTwin(), false)),
                part.zone(),
                new Endpoints(part.postbackUrl(),
                        part.redirectUrls() == null ? Map.of() : part.redirectUrls(),
                        orEmpty(part.frameAncestors()), orEmpty(part.allowedAddresses())),
                rules(part), limits(part), ceilings(part), keys(part.keys()));
        MerchantId merchant = tenants.apply(declared, part.brand(), folder);
        List<Wallet> known = orEmpty(part.wallets()).stream()
                .map(wallet -> add(merchant, wallet)).toList();
        orEmpty(part.feedSources()).forEach(source -> apply(merchant, source, known));
    }

    private void apply(MerchantId merchant, SourcePart part, List<Wallet> known) {
        List<String> numbers = orEmpty(part.wallets());
        List<Wallet> his = known.stream().filter(wallet ->
                numbers.isEmpty() || numbers.contains(wallet.accountNumber())).toList();
        Integer minutes = part.silentAfterMinutes();
        if (his.stream().map(Wallet::accountNumber).distinct().count() < numbers.size()) {
            throw broken("the source " + part.name() + " names a wallet that is not there");
        }
        if (minutes != null && minutes < 1 || part.signingKey() != null
                && part.signingKey().isEmpty()) {
            throw broken("the source " + part.name() + " has an empty key or is silent at once");
        }
        sources.apply(new Sources.SourceFile(merchant, part.name(), part.token(),
                his.stream().map(Wallet::id).collect(Collectors.toSet()),
                new Source.Ceilings(part.factMaxMinor(), part.dayMaxMinor()),
                new Sources.Texts(orEmpty(part.senders()), part.signingKey(),
                        minutes == null ? null : Duration.ofMinutes(minutes))));
    }

    private static Rules rules(MerchantPart part) {
        String policy = part.amountPolicy();
        int days = part.claimExpiryDays() == null ? 7 : part.claimExpiryDays();
        return new Rules(
                isOn(part.balanceCheck(), true),
                policy == null ? null
                        : AmountPolicy.valueOf(policy.toUpperCase(Locale.ROOT).replace('-', '_')),
                isOn(part.autoMatchShortNumbers(), false),
                isOn(part.signedLinksOnly(), false),
                Duration.ofDays(days));
    }

    private static boolean isOn(@Nullable Boolean value, boolean otherwise) {
        return value == null ? otherwise : value;
    }

    private Map<Merchant.LimitKey, Limits> limits(MerchantPart part) {
        var limits = new HashMap<Merchant.LimitKey, Limits>();
        if (part.limits() == null) return limits;
        part.limits().forEach((key, range) -> {
            PaymentSystem system = system(key);
            put(limits, new Merchant.LimitKey(key, Direction.DEPOSIT), range.deposit(), system);
            put(limits, new Merchant.LimitKey(key, Direction.WITHDRAWAL), range.withdrawal(),
                    system);
        });
        return limits;
    }

    private void put(Map<Merchant.LimitKey, Limits> limits, Merchant.LimitKey key,
            @Nullable RangePart range, PaymentSystem system) {
        if (range == null) return;
        limits.put(key, new Limits(money(range.min(), system), money(range.max(), system)));
    }

    private Map<String, Ceiling> ceilings(MerchantPart part) {
        var ceilings = new HashMap<String, Ceiling>();
        if (part.limits() == null) return ceilings;
        part.limits().forEach((key, limits) -> {
            PaymentSystem system = system(key);
            if (limits.announced() != null) {
                ceilings.put(key, new Ceiling(money(limits.announced().claim(), system),
                        money(limits.announced().day(), system)));
            }
        });
        return ceilings;
    }

    private static MerchantFile.KeyRing keys(@Nullable KeysPart keys) {
        return keys == null
                ? new MerchantFile.KeyRing(null, null, null, null, null)
                : new MerchantFile.KeyRing(keys.apiSecret(), keys.accessKey(), keys.privateKey(),
                        keys.windowKey(), keys.webhookSecret());
    }

    private Wallet add(MerchantId merchant, WalletPart part) {
        PaymentSystem system = system(part.paymentSystem());
        for (String name : system.params()) {
            if (!part.params().containsKey(name)) {
                throw broken("a wallet of " + system.key() + " lacks the param " + name);
            }
        }
        Money opening = part.openingBalance() == null
                ? Money.zero(system.currency()) : money(part.openingBalance(), system);
        Long dayMax = part.dayAmountMax() == null
                ? null : money(part.dayAmountMax(), system).minor();
        return wallets.add(new NewWallet(merchant, system.key(),
                part.params().get(system.accountParam()), part.params(), opening,
                new NewWallet.DayLimits(dayMax, part.dayCountMax())));
    }

    private PaymentSystem system(String key) {
        return systems.find(key).orElseThrow(() -> broken("no payment system " + key));
    }

    private Money money(String text, PaymentSystem system) {
        return Amounts.parse(text, system.currency()).orElseThrow(
                () -> broken("not an amount of " + system.currencyCode() + ": " + text));
    }

    private StartRefused broken(String fault) {
        return new StartRefused(String.join(", ", files) + ": " + fault,
                "Mend the file and start again.");
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
