package io.insaka.testing;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** An inbox as it is after years, made at once: copies of one conversation, a second apart, with one message each. */
public final class ManyConversations {
    private final JdbcClient everything;

    /** @param url of the database, as its owner */
    public ManyConversations(String url) {
        this.everything = JdbcClient.create(new DriverManagerDataSource(url, "postgres", ""));
    }

    /** The id of the n-th copy of a conversation, the latest being the first. */
    public static UUID copy(UUID original, int n) {
        return new UUID(original.getMostSignificantBits(), (original.getLeastSignificantBits() & ~0xFFFFFFFFL) | n);
    }

    public void of(UUID conversation, int copies) {
        // A seal does not know its row; what of a row is unique keeps its beginning and gets the number at its end.
        for (String statement : new String[] {
            """
            INSERT INTO contact (tenant_id, id, name, created_at)
            SELECT p.tenant_id, %s, p.name, p.created_at
            FROM contact p JOIN conversation c ON c.tenant_id = p.tenant_id AND c.contact_id = p.id
            CROSS JOIN generate_series(1, :copies) AS n WHERE c.id = :id""".formatted(numbered("p.id")),
            """
            INSERT INTO conversation (tenant_id, id, channel_id, contact_id, unread, last_inbound_at, last_activity_at,
                next_position, lane, shard, created_at)
            SELECT c.tenant_id, %s, c.channel_id, %s, c.unread, c.last_inbound_at,
                c.last_activity_at - n * interval '1 second', c.next_position, c.lane, c.shard, c.created_at
            FROM conversation c CROSS JOIN generate_series(1, :copies) AS n WHERE c.id = :id""".formatted(numbered("c.id"), numbered("c.contact_id")),
            """
            INSERT INTO message (tenant_id, id, conversation_id, position, direction, author, type, content, words,
                status, created_at)
            SELECT m.tenant_id, uuidv7(), %s, 1, m.direction, m.author, m.type, m.content, m.words, m.status,
                m.created_at - n * interval '1 second'
            FROM (SELECT * FROM message WHERE conversation_id = :id AND direction = 'inbound'
                  ORDER BY position LIMIT 1) m
            CROSS JOIN generate_series(1, :copies) AS n""".formatted(numbered("m.conversation_id"))
        }) {
            everything
                    .sql(statement)
                    .param("copies", copies)
                    .param("id", conversation)
                    .update();
        }
        for (String table : new String[] {"contact", "conversation", "message"}) {
            everything.sql("ANALYZE " + table).update();
        }
    }

    private static String numbered(String id) {
        return "(left(%s::text, 28) || lpad(to_hex(n), 8, '0'))::uuid".formatted(id);
    }
}
