package io.insaka.privacy;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.testing.ProductTest;
import io.insaka.vault.PersonalTables;
import io.insaka.vault.PersonalTables.Holder;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** No table is forgotten when a person is erased. Read from the catalogue, so that a later table fails here. */
@ProductTest
class EveryTableTest {
    private static final String OWN = "the organisation's own: nothing of a customer is in it";
    private static final String TEAM = "of teammates, not of customers";
    private static final String SUMS = "sums and versions";

    /** Tables that keep nothing of a customer, each with its reason. */
    private static final Map<String, String> NOT_PERSONAL = Map.ofEntries(
            entry("agent_prompt", OWN),
            entry("agent_role", OWN),
            entry("agent_safety", OWN),
            entry("agent_spend", SUMS),
            entry("analytics_cost", SUMS),
            entry("analytics_day", SUMS),
            entry("analytics_progress", SUMS),
            entry("analytics_unanswered", "moments, without what was asked"),
            entry("api_token", TEAM),
            entry("article", "public by nature"),
            entry("article_shelf", SUMS),
            entry("article_vector", "as public as the article"),
            entry("attribute", OWN),
            entry("audit_entry", "ids that lead nowhere any more; what is personal is beside it in audit_personal"),
            entry("audit_head", SUMS),
            entry("brain_rules", "whom the organisation itself lets through or blocks; taken off on its page"),
            entry("auto_resolve_rule", OWN),
            entry("branding", OWN),
            entry("canned_reply", OWN),
            entry("channel", OWN),
            entry("channel_closed_date", OWN),
            entry("channel_health", SUMS),
            entry("channel_hours", OWN),
            entry("channel_opening_span", OWN),
            entry("channel_retention", OWN),
            entry("channel_turned_away", "addresses of servers"),
            entry("chat_push_key", OWN),
            entry("closed_date", OWN),
            entry(
                    "company",
                    "what a company is called, and its domain; what is noted of it is beside it in company_note"),
            entry("consent_purpose", OWN),
            entry("custom_role", TEAM),
            entry("customer_import", "how the columns of a sheet are called"),
            entry("deal_move", "names of stages, and which teammate; goes with its deal"),
            entry("demo", OWN),
            entry("demo_row", "ids of what was made for the demo: nobody in it is real"),
            entry("entry_link", TEAM),
            entry("erasure", "the receipt; by what somebody is found is emptied when it is done"),
            entry("feature_off", OWN),
            entry("first_steps_away", OWN),
            entry("hand_over_rules", OWN),
            entry("intake_outcome", "what became of an item, by its id"),
            entry("intake_position", "how far an account was collected"),
            entry("intake_tally", SUMS),
            entry("intake_waiting", "the queue: what waits is worked off, and is somebody new's"),
            entry("knowledge_embedding", SUMS),
            entry("knowledge_library", SUMS),
            entry("label", OWN),
            entry("live_event", "ids of conversations, for two days"),
            entry("llm_model", OWN),
            entry("llm_model_month", SUMS),
            entry("llm_month", SUMS),
            entry("llm_role", OWN),
            entry("llm_setting", OWN),
            entry("logo", OWN),
            entry("macro", OWN),
            entry("mailing", "the organisation's words; who got them is its addressees'"),
            entry("notice_choice", TEAM),
            entry("notice_device", TEAM),
            entry("notice_hours", TEAM),
            entry("notice_mail", TEAM),
            entry("notice_mail_names", "whether mails to teammates may name customers"),
            entry("notice_push", "which browser of a teammate is told of a notice; goes with it"),
            entry("notice_urgent", "which notice of a teammate is still to be mailed; goes with it"),
            entry("opening_span", OWN),
            entry("own_letter", "to teammates; what it says is gone within an hour where it can name a customer"),
            entry("pipeline_stage", OWN),
            entry("recovery_code", TEAM),
            entry("refresh_token", TEAM),
            entry("resealing", SUMS),
            entry("resolve_need", OWN),
            entry("resolving_round", "how far a round is: one place of the list"),
            entry("sandbox_phone", "plays the customers' own phones, where nobody is real"),
            entry("retention", OWN),
            entry("retention_progress", SUMS),
            entry("retention_round", "how far it is: a place of the list, and counts"),
            entry("satisfaction_rules", OWN),
            entry("second_step", TEAM),
            entry("service_level", OWN),
            entry("sign_in_journey", TEAM),
            entry("sign_in_link", TEAM),
            entry("sign_in_logout", "keyed hashes of messages of the provider that were heard"),
            entry("sign_in_provider", OWN),
            entry("signed_family", TEAM),
            entry("team", TEAM),
            entry("team_member", TEAM),
            entry("team_rule", OWN),
            entry("teammate", TEAM),
            entry("teammate_presence", TEAM),
            entry("teammate_session", TEAM),
            entry("tenant_key", OWN),
            entry("webhook", OWN));

    @Autowired
    PersonalTables tables;

    @Autowired
    JdbcClient jdbc;

    @Test
    void everyTableIsErasedWithAPersonOrSaysWhyNot() {
        List<String> all = jdbc.sql("""
                        SELECT c.relname FROM pg_class c
                        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped
                        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
                        """).query(String.class).list();
        var claimed = new TreeSet<String>();
        tables.holders().forEach(holder -> claimed.addAll(holder.records().tables()));
        assertThat(claimed).doesNotContainAnyElementsOf(NOT_PERSONAL.keySet());
        claimed.addAll(NOT_PERSONAL.keySet());
        assertThat(claimed)
                .as("a table of an organisation is declared as a PersonalTable beside its SealedTable, is claimed by a"
                        + " PersonalRecords, or is listed here with the reason why nothing of a customer is in it")
                .containsExactlyInAnyOrderElementsOf(all);
    }

    /** Whoever is asked first must not take away what another one finds by. */
    @Test
    void messagesGoLast() {
        assertThat(tables.holders()).extracting(Holder::name).endsWith("conversation");
        assertThat(tables.holders()).extracting(Holder::key).doesNotHaveDuplicates();
    }
}
