package io.pasarela.merchants;

import io.pasarela.money.Money;
import io.pasarela.paymentsystems.AmountPolicy;
import io.pasarela.paymentsystems.Ceiling;
import io.pasarela.paymentsystems.Limits;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@link Merchants}. */
@Repository
class MerchantStore {

    record HostRow(MerchantId merchant, Face face) {}

    record KeyRow(KeyKind kind, int version, @Nullable String accessKey, byte[] sealed) {}

    private final JdbcClient db;

    MerchantStore(JdbcClient db) {
        this.db = db;
    }

    Optional<HostRow> findHost(String host) {
        return db.sql("select merchant_id, face from merchants.host where host = :host")
            .param("host", host)
            .query((row, _) -> new HostRow(
                    new MerchantId(row.getLong("merchant_id")),
                    Face.valueOf(row.getString("face"))))
            .optional();
    }

    Optional<MerchantId> findByKey(String key) {
        return db.sql("select id from merchants.merchant where key = :key")
            .param("key", key)
            .query(Long.class).optional().map(MerchantId::new);
    }

    List<MerchantId> listIds() {
        return db.sql("select id from merchants.merchant order by id")
            .query(Long.class).list().stream().map(MerchantId::new).toList();
    }

    Map<MerchantId, String> listPostbackUrls(Collection<MerchantId> ids) {
        var urls = new HashMap<MerchantId, String>();
        db.sql("""
                select id, postback_url
                  from merchants.merchant
                 where id = any(:ids) and postback_url is not null
                """)
            .param("ids", ids.stream().mapToLong(MerchantId::value).toArray())
            .query(row -> {
                urls.put(new MerchantId(row.getLong("id")), row.getString("postback_url"));
            });
        return urls;
    }

    Optional<Merchant> find(MerchantId id) {
        Map<Integer, String> redirectUrls = listRedirectUrls(id);
        Map<Merchant.LimitKey, Limits> limits = listLimits(id);
        Map<String, Ceiling> ceilings = listCeilings(id);
        return db.sql("""
                select key, name, server_host, test_twin, zone, postback_url, allowed_addresses,
                       frame_ancestors, balance_check, amount_policy, auto_match_short_numbers,
                       signed_links_only, extract(epoch from claim_expiry)::bigint as expiry_seconds
                  from merchants.merchant
                 where id = :id
                """)
            .param("id", id.value())
            .query((row, _) -> new Merchant(
                    id,
                    new Merchant.Identity(row.getString("key"), row.getString("name"),
                            row.getString("server_host"), row.getBoolean("test_twin")),
                    ZoneId.of(row.getString("zone")),
                    new Endpoints(row.getString("postback_url"), redirectUrls,
                            texts(row, "frame_ancestors"), texts(row, "allowed_addresses")),
                    rules(row),
                    limits, ceilings))
            .optional();
    }

    private static Rules rules(ResultSet row) throws SQLException {
        String policy = row.getString("amount_policy");
        return new Rules(
                row.getBoolean("balance_check"),
                policy == null ? null : AmountPolicy.valueOf(policy),
                row.getBoolean("auto_match_short_numbers"),
                row.getBoolean("signed_links_only"),
                Duration.ofSeconds(row.getLong("expiry_seconds")));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return Arrays.asList((String[]) array.getArray());
    }

    private Map<Integer, String> listRedirectUrls(MerchantId id) {
        var urls = new TreeMap<Integer, String>();
        db.sql("select id, url from merchants.redirect_url where merchant_id = :merchant")
            .param("merchant", id.value())
            .query(row -> {
                urls.put(row.getInt("id"), row.getString("url"));
            });
        return urls;
    }

    private Map<Merchant.LimitKey, Limits> listLimits(MerchantId id) {
        record Row(Merchant.LimitKey key, Limits limits) {}
        return db.sql("""
                select payment_system, direction, currency, minimum_minor, maximum_minor
                  from merchants.limits
                 where merchant_id = :merchant
                """)
            .param("merchant", id.value())
            .query((row, _) -> {
                Currency currency = Currency.getInstance(row.getString("currency"));
                return new Row(
                        new Merchant.LimitKey(row.getString("payment_system"),
                                Direction.valueOf(row.getString("direction"))),
                        new Limits(new Money(row.getLong("minimum_minor"), currency),
                                new Money(row.getLong("maximum_minor"), currency)));
            })
            .list().stream().collect(Collectors.toMap(Row::key, Row::limits));
    }

    private Map<String, Ceiling> listCeilings(MerchantId id) {
        record Row(String system, Ceiling ceiling) {}
        return db.sql("""
                select payment_system, currency, claim_minor, day_minor
                  from merchants.ceiling
                 where merchant_id = :merchant
                """)
            .param("merchant", id.value())
            .query((row, _) -> {
                Currency currency = Currency.getInstance(row.getString("currency"));
                return new Row(row.getString("payment_system"),
                        new Ceiling(new Money(row.getLong("claim_minor"), currency),
                                new Money(row.getLong("day_minor"), currency)));
            })
            .list().stream().collect(Collectors.toMap(Row::system, Row::ceiling));
    }

    List<byte[]> listApiSecrets(MerchantId id) {
        return db.sql("""
                select sha256
                  from merchants.api_secret
                 where merchant_id = :merchant and retired_at is null
                """)
            .param("merchant", id.value())
            .query((row, _) -> row.getBytes("sha256")).list();
    }

    /** The keys still honoured, the one that signs first. */
    List<KeyRow> listKeys(MerchantId id, KeyKind kind) {
        return db.sql("""
                select kind, version, access_key, sealed
                  from merchants.key
                 where merchant_id = :merchant and kind = :kind and retired_at is null
                 order by version desc
                """)
            .param("merchant", id.value())
            .param("kind", kind.name())
            .query((row, _) -> new KeyRow(KeyKind.valueOf(row.getString("kind")),
                    row.getInt("version"), row.getString("access_key"), row.getBytes("sealed")))
            .list();
    }

    MerchantId upsert(MerchantFile file, Timestamp now) {
        AmountPolicy policy = file.rules().amountPolicy();
        return new MerchantId(db.sql("""
                insert into merchants.merchant (key, name, server_host, test_twin, zone,
                       postback_url, allowed_addresses, frame_ancestors, balance_check,
                       amount_policy, auto_match_short_numbers, signed_links_only, claim_expiry,
                       created_at)
                values (:key, :name, :host, :twin, :zone, :postback_url, :allowed_addresses,
                       :frame_ancestors, :balance_check, :amount_policy, :auto_match,
                       :signed_links, make_interval(secs => :expiry_seconds), :now)
                    on conflict (key) do update
                   set name = excluded.name, server_host = excluded.server_host,
                       test_twin = excluded.test_twin, zone = excluded.zone,
                       postback_url = excluded.postback_url,
                       allowed_addresses = excluded.allowed_addresses,
                       frame_ancestors = excluded.frame_ancestors,
                       balance_check = excluded.balance_check,
                       amount_policy = excluded.amount_policy,
                       auto_match_short_numbers = excluded.auto_match_short_numbers,
                       signed_links_only = excluded.signed_links_only,
                       claim_expiry = excluded.claim_expiry
                returning id
                """)
            .param("key", file.identity().key())
            .param("name", file.identity().name())
            .param("host", file.identity().host())
            .param("twin", file.identity().testTwin())
            .param("zone", ZoneId.of(file.zone()).getId())
            .param("postback_url", file.endpoints().postbackUrl())
            .param("allowed_addresses", array(file.endpoints().allowedAddresses()))
            .param("frame_ancestors", array(file.endpoints().frameAncestors()))
            .param("balance_check", file.rules().balanceCheck())
            .param("amount_policy", policy == null ? null : policy.name())
            .param("auto_match", file.rules().autoMatchShortNumbers())
            .param("signed_links", file.rules().signedLinksOnly())
            .param("expiry_seconds", file.rules().claimExpiry().toSeconds())
            .param("now", now)
            .query(Long.class).single());
    }

    Optional<Brand> findBrand(MerchantId id) {
        return db.sql("select color, logo from merchants.brand where merchant_id = :merchant")
            .param("merchant", id.value())
            .query((row, _) -> new Brand(row.getString("color"), row.getBytes("logo")))
            .optional();
    }

    void setBrand(MerchantId id, Brand brand) {
        db.sql("""
                insert into merchants.brand (merchant_id, color, logo)
                values (:merchant, :color, :logo)
                    on conflict (merchant_id) do update
                   set color = excluded.color, logo = excluded.logo
                """)
            .param("merchant", id.value())
            .param("color", brand.color())
            .param("logo", brand.logo(), Types.BINARY)
            .update();
    }

    private static String[] array(List<String> texts) {
        return texts.toArray(String[]::new);
    }

    void replaceHosts(MerchantId id, Merchant.Identity identity) {
        db.sql("delete from merchants.host where merchant_id = :merchant")
            .param("merchant", id.value()).update();
        db.sql("""
                insert into merchants.host (host, merchant_id, face)
                values (:api, :merchant, 'API'), (:window, :merchant, 'WINDOW')
                """)
            .param("api", identity.apiHost())
            .param("window", identity.windowHost())
            .param("merchant", id.value()).update();
    }

    void replaceRedirectUrls(MerchantId id, Map<Integer, String> urls) {
        db.sql("delete from merchants.redirect_url where merchant_id = :merchant")
            .param("merchant", id.value()).update();
        urls.forEach((number, url) -> db.sql("""
                insert into merchants.redirect_url (merchant_id, id, url)
                values (:merchant, :id, :url)
                """)
            .param("merchant", id.value()).param("id", number).param("url", url).update());
    }

    void replaceLimits(MerchantId id, Map<Merchant.LimitKey, Limits> all) {
        db.sql("delete from merchants.limits where merchant_id = :merchant")
            .param("merchant", id.value()).update();
        all.forEach((key, limits) -> db.sql("""
                insert into merchants.limits
                       (merchant_id, payment_system, direction, currency, minimum_minor,
                       maximum_minor)
                values (:merchant, :system, :direction, :currency, :minimum, :maximum)
                """)
            .param("merchant", id.value())
            .param("system", key.paymentSystem())
            .param("direction", key.direction().name())
            .param("currency", limits.min().currency().getCurrencyCode())
            .param("minimum", limits.min().minor())
            .param("maximum", limits.max().minor())
            .update());
    }

    void replaceCeilings(MerchantId id, Map<String, Ceiling> all) {
        db.sql("delete from merchants.ceiling where merchant_id = :merchant")
            .param("merchant", id.value()).update();
        all.forEach((system, ceiling) -> db.sql("""
                insert into merchants.ceiling
                       (merchant_id, payment_system, currency, claim_minor, day_minor)
                values (:merchant, :system, :currency, :claim, :day)
                """)
            .param("merchant", id.value())
            .param("system", system)
            .param("currency", ceiling.claim().currency().getCurrencyCode())
            .param("claim", ceiling.claim().minor())
            .param("day", ceiling.day().minor())
            .update());
    }

    void setApiSecret(MerchantId id, byte[] sha256, Timestamp now) {
        db.sql("""
                update merchants.api_secret
                   set retired_at = :now
                 where merchant_id = :merchant and retired_at is null and sha256 <> :sha256
                """)
            .param("now", now).param("merchant", id.value()).param("sha256", sha256).update();
        db.sql("""
                insert into merchants.api_secret (merchant_id, sha256, created_at)
                values (:merchant, :sha256, :now)
                    on conflict (merchant_id, sha256) do update set retired_at = null
                """)
            .param("merchant", id.value()).param("sha256", sha256).param("now", now).update();
    }

    void retireKeys(MerchantId id, KeyKind kind, Timestamp now) {
        db.sql("""
                update merchants.key
                   set retired_at = :now
                 where merchant_id = :merchant and kind = :kind and retired_at is null
                """)
            .param("now", now).param("merchant", id.value()).param("kind", kind.name()).update();
    }

    void addKey(
            MerchantId id, KeyKind kind, @Nullable String accessKey, byte[] sealed, Timestamp now) {
        db.sql("""
                insert into merchants.key
                       (merchant_id, kind, version, access_key, sealed, created_at)
                select :merchant, :kind, coalesce(max(version), 0) + 1, :access_key, :sealed, :now
                  from merchants.key
                 where merchant_id = :merchant and kind = :kind
                """)
            .param("merchant", id.value()).param("kind", kind.name())
            .param("access_key", accessKey).param("sealed", sealed).param("now", now).update();
    }
}
