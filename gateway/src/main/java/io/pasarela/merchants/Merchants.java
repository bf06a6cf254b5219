package io.pasarela.merchants;

import io.pasarela.platform.Secrets;
import io.pasarela.platform.Sha256;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The tenants of this installation: found by host or key, with their settings and secrets. */
@Component
public class Merchants {

    /** How old a setting may be on any node. */
    static final Duration CACHED_AT_MOST = Duration.ofSeconds(2);

    private final MerchantStore store;
    private final Secrets secrets;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final ConcurrentHashMap<MerchantId, Cached> cache = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, CachedHost> hosts = new ConcurrentHashMap<>();

    private record Cached(Snapshot snapshot, Instant readAt) {}

    private record CachedHost(MerchantStore.HostRow host, Instant readAt) {}

    /** All of a merchant that a request may need, read together. */
    record Snapshot(
            Merchant merchant, Brand brand, List<byte[]> apiSecrets, SigningKey signing,
            String windowKey, List<String> webhookSecrets) {}

    Merchants(MerchantStore store, Secrets secrets, Clock clock) {
        this.store = store;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** The merchant whose own host this is, for that face; the host without port, in any case. */
    public Optional<Merchant> ofHost(String host, Face face) {
        String name = host.toLowerCase(Locale.ROOT);
        CachedHost known = hosts.get(name);
        if (known == null || isStale(known.readAt())) {
            Optional<MerchantStore.HostRow> found = store.findHost(name);
            if (found.isEmpty()) {
                hosts.remove(name);
                return Optional.empty();
            }
            known = new CachedHost(found.get(), clock.instant());
            hosts.put(name, known);
        }
        return known.host().face() == face
                ? Optional.of(require(known.host().merchant()))
                : Optional.empty();
    }

    /** The merchant with this short name. */
    public Optional<Merchant> ofKey(String key) {
        return store.findByKey(key).map(this::require);
    }

    /** The merchant with this id; one that is not there is a bug. */
    public Merchant require(MerchantId id) {
        return snapshot(id).merchant();
    }

    /** All merchants, by id; for the office and for jobs. */
    public List<Merchant> list() {
        return store.listIds().stream().map(this::require).toList();
    }

    /** The postback URLs of those who have one, as they are at this moment; for the courier. */
    public Map<MerchantId, String> postbackUrls(Collection<MerchantId> ids) {
        return store.listPostbackUrls(ids);
    }

    /** Whether this is the merchant's pluginapi secret; a near miss takes as long as any. */
    public boolean isApiSecret(MerchantId id, String candidate) {
        byte[] sha256 = Sha256.of(candidate);
        boolean right = false;
        for (byte[] known : snapshot(id).apiSecrets()) {
            right |= MessageDigest.isEqual(known, sha256);
        }
        return right;
    }

    /** The key that signs postbacks and checks withdrawals now. */
    public SigningKey signingKey(MerchantId id) {
        return snapshot(id).signing();
    }

    /** The key of signed window links and URLs. */
    public String windowKey(MerchantId id) {
        return snapshot(id).windowKey();
    }

    /** How his window looks. */
    public Brand brand(MerchantId id) {
        return snapshot(id).brand();
    }

    /** The {@code whsec_} secrets to sign with, newest first; two while a change is under way. */
    public List<String> webhookSecrets(MerchantId id) {
        return snapshot(id).webhookSecrets();
    }

    /**
     * Makes the merchant be as the file says, whether it was there or not. Keys in the file replace
     * the present ones; keys left out are kept, or generated when there are none.
     */
    @Transactional
    public MerchantId apply(MerchantFile file) {
        Timestamp now = Timestamp.from(clock.instant());
        MerchantId id = store.upsert(file, now);
        store.replaceHosts(id, file.identity());
        store.replaceRedirectUrls(id, file.endpoints().redirectUrls());
        store.replaceLimits(id, file.limits());
        store.replaceCeilings(id, file.ceilings());
        applyKeys(id, file.keys(), now);
        cache.remove(id);
        return id;
    }

    /** Replaces how his window looks. */
    @Transactional
    public void applyBrand(MerchantId id, Brand brand) {
        store.setBrand(id, brand);
        cache.remove(id);
    }

    private void applyKeys(MerchantId id, MerchantFile.KeyRing keys, Timestamp now) {
        if (keys.apiSecret() != null) {
            store.setApiSecret(id, Sha256.of(keys.apiSecret()), now);
        } else if (store.listApiSecrets(id).isEmpty()) {
            store.setApiSecret(id, Sha256.of(randomText(32)), now);
        }
        setKey(id, KeyKind.SIGNING, keys.accessKey(), keys.privateKey(), now);
        setKey(id, KeyKind.WINDOW, null, keys.windowKey(), now);
        setKey(id, KeyKind.WEBHOOK, null, keys.webhookSecret(), now);
    }

    private void setKey(
            MerchantId id, KeyKind kind, @Nullable String accessKey, @Nullable String wanted,
            Timestamp now) {
        Optional<MerchantStore.KeyRow> present = store.listKeys(id, kind).stream().findFirst();
        if (wanted == null && present.isPresent()) return;
        boolean same = present.isPresent()
                && open(id, present.get()).equals(wanted)
                && Objects.equals(present.get().accessKey(), accessKey);
        if (same) return;

        String key = wanted != null ? wanted : generate(kind);
        String access = kind != KeyKind.SIGNING ? null
                : wanted != null ? accessKey : randomText(15);
        store.retireKeys(id, kind, now);
        store.addKey(id, kind, access, secrets.seal(key, context(id, kind)), now);
    }

    private String generate(KeyKind kind) {
        return switch (kind) {
            case SIGNING, WINDOW -> randomText(32);
            case WEBHOOK -> {
                byte[] bytes = new byte[32];
                random.nextBytes(bytes);
                yield "whsec_" + Base64.getEncoder().encodeToString(bytes);
            }
        };
    }

    private String randomText(int bytes) {
        byte[] text = new byte[bytes];
        random.nextBytes(text);
        return HexFormat.of().formatHex(text);
    }

    private Snapshot snapshot(MerchantId id) {
        Cached cached = cache.get(id);
        if (cached != null && !isStale(cached.readAt())) return cached.snapshot();
        Instant now = clock.instant();
        Snapshot read = read(id);
        cache.put(id, new Cached(read, now));
        return read;
    }

    private Snapshot read(MerchantId id) {
        List<MerchantStore.KeyRow> signing = store.listKeys(id, KeyKind.SIGNING);
        MerchantStore.KeyRow current = signing.getFirst();
        return new Snapshot(
                store.find(id).orElseThrow(() -> new IllegalStateException("no merchant " + id)),
                store.findBrand(id).orElse(Brand.PLAIN),
                store.listApiSecrets(id),
                new SigningKey(current.version(), current.accessKey(), open(id, current)),
                open(id, store.listKeys(id, KeyKind.WINDOW).getFirst()),
                store.listKeys(id, KeyKind.WEBHOOK).stream().map(row -> open(id, row)).toList());
    }

    private String open(MerchantId id, MerchantStore.KeyRow row) {
        return secrets.open(row.sealed(), context(id, row.kind()));
    }

    private static String context(MerchantId id, KeyKind kind) {
        return "merchant " + id + " " + kind;
    }

    /** Also a clock that was set back makes a value stale. */
    private boolean isStale(Instant readAt) {
        return Duration.between(readAt, clock.instant()).abs().compareTo(CACHED_AT_MOST) > 0;
    }
}
