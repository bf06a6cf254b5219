package io.pasarela.postbacks;

import io.pasarela.merchants.MerchantId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of making postbacks and of looking at them. */
@Repository
class PostbackStore {

    /** A postback to make; without a URL it waits and its time does not run. */
    record Draft(MerchantId merchant, Subject subject, Message message, boolean reachable) {}

    /** What a postback is about. */
    record Subject(Kind kind, long id, boolean test) {}

    private final JdbcClient db;

    PostbackStore(JdbcClient db) {
        this.db = db;
    }

    void insert(List<Draft> drafts, Instant now) {
        db.sql("""
                insert into postbacks.postback (merchant_id, kind, subject_id, test, head, data,
                       signature, access_key, key_version, created_at, next_attempt_at,
                       waiting_since)
                select n.merchant_id, n.kind, n.subject_id, n.test = 'true', n.head, n.data,
                       n.signature, n.access_key, n.key_version, :now,
                       case when n.reachable = 'true' then :now::timestamptz end,
                       case when n.reachable = 'true' then :now::timestamptz end
                  from unnest(:merchants, :kinds, :subjects, :tests, :heads, :data, :signatures,
                              :access_keys, :key_versions, :reachable)
                    as n (merchant_id, kind, subject_id, test, head, data, signature, access_key,
                          key_version, reachable)
                 order by n.merchant_id, n.kind, n.subject_id
                """)
            .param("now", Timestamp.from(now))
            .param("merchants", drafts.stream().mapToLong(d -> d.merchant().value()).toArray())
            .param("kinds", texts(drafts, d -> d.subject().kind().name()))
            .param("subjects", drafts.stream().mapToLong(d -> d.subject().id()).toArray())
            .param("tests", texts(drafts, d -> String.valueOf(d.subject().test())))
            .param("heads", texts(drafts, d -> d.message().head()))
            .param("data", texts(drafts, d -> d.message().data()))
            .param("signatures", texts(drafts, d -> d.message().seal().signature()))
            .param("access_keys", texts(drafts, d -> d.message().seal().accessKey()))
            .param("key_versions",
                    drafts.stream().mapToLong(d -> d.message().seal().version()).toArray())
            .param("reachable", texts(drafts, d -> String.valueOf(d.reachable())))
            .update();
    }

    private static String[] texts(List<Draft> drafts, Function<Draft, String> text) {
        return drafts.stream().map(text).toArray(String[]::new);
    }
}
