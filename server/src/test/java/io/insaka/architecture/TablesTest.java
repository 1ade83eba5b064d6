package io.insaka.architecture;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.testing.ProductTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What every table must be. Read from the catalogue of the migrated database, so no table can be forgotten. */
@ProductTest
class TablesTest {
    /** Tables that belong to no organisation, each with its reason. */
    private static final Map<String, String> WITHOUT_TENANT = Map.of(
            "signing_key", "signs for the whole installation; sealed with its own key",
            "master_key_proof", "proves the master key of the whole installation",
            "organisation", "is the list of organisations; its own policy shows each one only itself",
            "sign_in_attempt", "counts wrong passwords also for addresses that no organisation knows",
            "password_wish", "an address that somebody said outside may be nobody's",
            "shard_lease", "shares the lanes of all organisations among the nodes",
            "worker_node", "is the list of nodes");

    /** Tables without a policy that requests may reach all the same, each with its reason. */
    private static final Map<String, String> OPEN_TO_REQUESTS = Map.of();

    /** Indexes that do not begin with the organisation, each with its reason. */
    private static final Map<String, String> INDEXES_ACROSS_TENANTS = Map.ofEntries(
            entry("teammate_by_email", "signing in does not know the organisation yet"),
            entry("teammate_session_by_secret", "a cookie does not tell its organisation"),
            entry("api_token_by_secret", "a token does not tell its organisation"),
            entry("entry_link_by_secret", "a link does not tell its organisation"),
            entry("sign_in_provider_by_slug", "the address of a sign-in page tells nothing else"),
            entry("sign_in_journey_by_state", "a browser that comes back does not tell its organisation"),
            entry("sign_in_journey_by_age", "those that never came back are dropped together"),
            entry("refresh_token_by_secret", "a refresh token does not tell its organisation"),
            entry(
                    "intake_item_once",
                    "with the organisation in front the planner would take it for a way to find one item"),
            entry("channel_by_id", "a webhook's address tells the channel only"),
            entry("channel_by_change", "each node follows changes of all channels to keep them in memory"),
            entry("outbox_claim", "a node sends what waits in its shards, whoever's it is"),
            entry("outbox_of_conversation", "a conversation is one organisation's, and every look names it"),
            entry("turn_journal_age", "a block-range index: old results of all organisations are dropped together"),
            entry("llm_call_age", "a block-range index: old calls of all organisations are dropped together"),
            entry("notice_age", "a block-range index: old notices of all organisations are dropped together"),
            entry("notice_mail_due", "a node mails teammates what is due, whoever they are"),
            entry("notice_urgent_due", "a node mails teammates what is due, whoever they are"),
            entry("notice_push_due", "a node tells browsers what is due, whoever's they are"),
            entry("live_event_age", "a block-range index: old events of all organisations are dropped together"),
            entry("answered_request_age", "a block-range index: old answers of all organisations are dropped together"),
            entry(
                    "webhook_delivery_age",
                    "a block-range index: old deliveries of all organisations are dropped together"),
            entry(
                    "contact_words",
                    "words are blind numbers under the organisation's own key, never equal to another's"),
            entry(
                    "message_words",
                    "words are blind numbers under the organisation's own key, never equal to another's"),
            entry("attachment_fetch_due", "a node fetches what is due, whoever's it is"),
            entry("mirror_request_due", "a node tells providers what is due, whoever's it is"),
            entry("introduction_due", "a node asks for names that are due, whoever's they are"),
            entry("knowledge_job_due", "a node reads what is due, whoever's it is"),
            entry("mailing_due", "a node writes the letters that are due, whoever's they are"),
            entry("customer_import_due", "a node takes rows of whatever runs, whoever's it is"),
            entry("analytics_progress_due", "a node counts for whoever has changes"),
            entry("erasure_due", "a node goes on with what is due, whoever's it is"),
            entry("retention_round_due", "a node goes on with what is due, whoever's it is"),
            entry("demo_due", "a node goes on with what is due, whoever's it is"),
            entry("own_letter_due", "a node sends what is due, whoever's it is"),
            entry("desk_due_next", "a node does what is due, whoever's it is"),
            entry("hand_over_due_next", "a node sums up what is due, whoever's it is"),
            entry("overhearing_due_next", "a node writes down what was recorded, whoever's it is"));

    /** Tables that work across organisations may touch, each with its reason. */
    private static final Map<String, String> OPEN_TO_SYSTEM = Map.ofEntries(
            entry("tenant_key", "keys are loaded on connections of their own, outside the caller's transaction"),
            entry("resealing", "any node goes on with what a rotation left unfinished"),
            entry("master_key_proof", "checked at start, before any organisation is known"),
            entry("organisation", "founded and announced before anybody has signed in"),
            entry("teammate", "found by e-mail at sign-in; the first owner is made with the organisation"),
            entry("custom_role", "what a teammate may do is read with their session or token"),
            entry("teammate_session", "found by its cookie"),
            entry("api_token", "found by its secret; the first is made with the organisation"),
            entry("entry_link", "found by its secret"),
            entry("sign_in_provider", "found by the address of its sign-in page"),
            entry("sign_in_journey", "found by what a browser brings back; what is old is dropped"),
            entry("signed_family", "looked at with the signed token, before the organisation is entered"),
            entry("refresh_token", "found by its secret"),
            entry("signing_key", "belongs to no organisation"),
            entry("sign_in_attempt", "belongs to no organisation"),
            entry("channel", "found by a webhook's address, kept in memory by every node"),
            entry("channel_health", "how many accounts are well is counted over all organisations"),
            entry("llm_call", "one thread of a node drops what is old"),
            entry("turn_journal", "one thread of a node drops what is old"),
            entry("turn", "that thread keeps the results of turns that still run"),
            entry("llm_setting", "every node compares versions to see which organisations' models changed"),
            entry("article_shelf", "every node compares versions to see which organisations' articles changed"),
            entry("knowledge_library", "every node compares versions to see which organisations' documents changed"),
            entry("knowledge_job", "a node reads what is due, whoever's it is"),
            entry("knowledge_embedding", "a node makes vectors for whoever lacks them"),
            entry("intake_item", "webhooks of all channels that arrive together share one commit"),
            entry("intake_waiting", "written in that commit, and claimed by shard"),
            entry("intake_outcome", "a body that cannot be read is quarantined in that commit"),
            entry("intake_tally", "counts what that commit received"),
            entry("outbox", "claimed by shard"),
            entry("notice", "what is old is dropped for all organisations together"),
            entry("notice_mail", "a node mails teammates what is due, whoever they are"),
            entry("notice_urgent", "a node mails teammates what is due, whoever they are"),
            entry("notice_push", "a node tells browsers what is due, whoever's they are"),
            entry("live_event", "one thread of a node reads for all its watchers, and drops what is old"),
            entry("attachment_fetch", "a node fetches what is due, whoever's it is"),
            entry("mirror_request", "a node tells providers what is due, whoever's it is"),
            entry("introduction", "a node asks for names that are due, whoever's they are"),
            entry("mailing", "a node writes the letters that are due, whoever's they are"),
            entry("hand_over_due", "a node sums up what is due, whoever's it is"),
            entry("overhearing_due", "a node writes down what was recorded, whoever's it is"),
            entry("customer_import", "a node takes rows of whatever runs, whoever's it is"),
            entry("analytics_progress", "a node counts for whoever has changes"),
            entry("erasure", "a node goes on with what is due, whoever's it is"),
            entry("retention_round", "a node goes on with what is due, whoever's it is"),
            entry("demo", "a node goes on with what is due, whoever's it is"),
            entry("own_letter", "a node sends what is due, whoever's it is"),
            entry("password_wish", "belongs to no organisation"),
            entry("desk_due", "a node does what is due, whoever's it is"),
            entry("answered_request", "what is old is dropped"),
            entry("webhook", "a node sends to whoever has something due"),
            entry("webhook_delivery", "that is looked for, and what is old is dropped"),
            entry("chat_push", "every node follows the organisations whose visitors want notifications"),
            entry("shard_lease", "belongs to no organisation"),
            entry("worker_node", "belongs to no organisation"));

    private static final String TABLES = """
            SELECT c.oid, c.relname, c.relrowsecurity, c.relforcerowsecurity, a.attnum AS tenant
            FROM pg_class c
            LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped
            WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
            AND c.relname <> 'flyway_schema_history'
            """;

    @Autowired
    JdbcClient jdbc;

    @Test
    void everyTenantTableIsolatesItsRowsByForce() {
        assertThat(names("""
                        SELECT relname FROM tables
                        WHERE tenant IS NOT NULL AND NOT (relrowsecurity AND relforcerowsecurity)
                        """))
                .as("a tenant table without forced row-level security: CALL insaka_isolate in its migration")
                .isEmpty();
    }

    @Test
    void everyTenantTableHasAPolicyForTheApplication() {
        assertThat(names("""
                        SELECT relname FROM tables
                        WHERE tenant IS NOT NULL AND NOT EXISTS (
                            SELECT FROM pg_policies p
                            WHERE p.schemaname = 'public' AND p.tablename = relname AND 'insaka_app' = ANY (p.roles)
                            AND p.qual LIKE '%insaka_tenant()%' AND p.with_check LIKE '%insaka_tenant()%')
                        """))
                .as("a tenant table without the tenant_isolation policy: CALL insaka_isolate in its migration")
                .isEmpty();
    }

    @Test
    void onlyListedTablesBelongToNoOrganisation() {
        assertThat(names("SELECT relname FROM tables WHERE tenant IS NULL"))
                .as("a table without tenant_id cannot be isolated: give it one, or list it here with the reason")
                .containsExactlyInAnyOrderElementsOf(WITHOUT_TENANT.keySet());
    }

    @Test
    void everyPrimaryKeyBeginsWithTheOrganisation() {
        assertThat(names("""
                        SELECT relname FROM tables WHERE tenant IS NOT NULL AND NOT EXISTS (
                            SELECT FROM pg_index i
                            WHERE i.indrelid = tables.oid AND i.indisprimary AND i.indkey[0] = tenant)
                        """))
                .as("the database can be distributed by organisation only when each key begins with tenant_id")
                .isEmpty();
    }

    @Test
    void everyIndexBeginsWithTheOrganisation() {
        assertThat(names("""
                        SELECT i.indexrelid::regclass::text FROM tables
                        JOIN pg_index i ON i.indrelid = tables.oid
                        WHERE tenant IS NOT NULL AND i.indkey[0] <> tenant
                        """))
                .as("an index across organisations grows with all of them: begin with tenant_id, or list it here")
                .containsExactlyInAnyOrderElementsOf(INDEXES_ACROSS_TENANTS.keySet());
    }

    @Test
    void onlyListedTablesAreOpenToWorkAcrossOrganisations() {
        assertThat(names("""
                        SELECT relname FROM tables
                        WHERE has_table_privilege('insaka_system', oid, 'SELECT, INSERT, UPDATE, DELETE')
                        OR has_any_column_privilege('insaka_system', oid, 'SELECT, INSERT, UPDATE')
                        """))
                .as("every table that sees across organisations is a place to leak: list it here with the reason")
                .containsExactlyInAnyOrderElementsOf(OPEN_TO_SYSTEM.keySet());
    }

    @Test
    void theApplicationReachesNoTableThatIsNotIsolated() {
        assertThat(names("""
                        SELECT relname FROM tables
                        WHERE has_table_privilege('insaka_app', oid, 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE')
                        AND NOT (relrowsecurity AND EXISTS (
                            SELECT FROM pg_policies p
                            WHERE p.schemaname = 'public' AND p.tablename = relname AND 'insaka_app' = ANY (p.roles)))
                        """))
                .as("requests work as insaka_app; what has no policy is shared by all organisations")
                .containsExactlyInAnyOrderElementsOf(OPEN_TO_REQUESTS.keySet());
    }

    @Test
    void noTableIsOwnedByARoleTheApplicationWorksAs() {
        assertThat(names("""
                        SELECT relname FROM tables JOIN pg_class c USING (oid, relname)
                        WHERE pg_get_userbyid(c.relowner) IN ('insaka_app', 'insaka_system')
                        """))
                .as("an owner could switch row-level security off")
                .isEmpty();
    }

    private List<String> names(String query) {
        return jdbc.sql("WITH tables AS (" + TABLES + ") " + query)
                .query(String.class)
                .list();
    }
}
