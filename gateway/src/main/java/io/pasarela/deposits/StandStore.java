package io.pasarela.deposits;

import io.pasarela.merchants.MerchantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of what payers are shown while they wait. */
@Repository
class StandStore {

    private final JdbcClient db;

    StandStore(JdbcClient db) {
        this.db = db;
    }

    /** For each payment a text that changes with every change of its claims and deposit. */
    Map<PaymentName, String> listMarks(Collection<PaymentName> names) {
        record Row(PaymentName name, String mark) {}
        return db.sql("""
                select n.*,
                       (select string_agg(c.id || c.status || c.appeals, ',' order by c.id)
                          from deposits.claim c
                         where c.merchant_id = n.merchant_id and c.custom_id = n.custom_id)
                           as claims,
                       (select d.id
                          from deposits.deposit d
                         where d.merchant_id = n.merchant_id and d.custom_id = n.custom_id
                           and d.binds_custom_id) as deposit
                  from unnest(:merchants, :custom_ids) as n (merchant_id, custom_id)
                """)
            .param("merchants",
                    names.stream().mapToLong(name -> name.merchant().value()).toArray())
            .param("custom_ids",
                    names.stream().map(PaymentName::customId).toArray(String[]::new))
            .query((row, _) -> new Row(new PaymentName(
                    new MerchantId(row.getLong("merchant_id")), row.getString("custom_id")),
                    row.getString("claims") + " " + row.getString("deposit")))
            .list().stream().collect(Collectors.toMap(Row::name, Row::mark));
    }

    /** Of the newest deposits that paid a claim which had waited; empty while they are few. */
    Optional<Pace> findPace(MerchantId merchant, String system, Instant since) {
        return db.sql("""
                select percentile_disc(0.5) within group (order by seconds) as half,
                       percentile_disc(0.9) within group (order by seconds) as most
                  from (select extract(epoch from activated_at - claimed_at)::bigint as seconds
                          from deposits.deposit
                         where merchant_id = :merchant and payment_system = :system
                           and claim_id is not null and activated_at > :since
                         order by activated_at desc
                         limit :cases_max) lately
                having count(*) >= :cases_min
                """)
            .param("merchant", merchant.value()).param("system", system)
            .param("since", Timestamp.from(since))
            .param("cases_max", Paces.CASES_MAX).param("cases_min", Paces.CASES_MIN)
            .query((row, _) -> pace(row)).optional();
    }

    private static Pace pace(ResultSet row) throws SQLException {
        return new Pace(Duration.ofSeconds(row.getLong("half")),
                Duration.ofSeconds(row.getLong("most")));
    }
}
