package io.insaka.privacy;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.testing.ProductTest;
import io.insaka.vault.AgingTable;
import io.insaka.vault.AgingTables;
import io.insaka.vault.PersonalTable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What hangs on a conversation goes with its old messages, or is listed with the reason why it stays. */
@ProductTest
class AgingTablesTest {
    private static final Map<String, String> STAYS = Map.ofEntries(
            entry("analytics_change", "counts, without words"),
            entry("analytics_course", "counts, without words"),
            entry("attribute_value", "what is known of the conversation, not what was said"),
            entry("conversation_activity", "who did what with it, without words"),
            entry("conversation_label", "how it is sorted"),
            entry("conversation_merge", "which of two goes on in which, without words"),
            entry("desk_due", "what is due"),
            entry("desk_task", "what somebody still has to do"),
            entry("llm_call", "what it cost, without words"),
            entry("llm_conversation", "what it cost"),
            entry("mirror_request", "what a provider is told"),
            entry("mirror_told", "what a provider was told"),
            entry("notice", "that something happened, for thirty days"),
            entry("outbox", "what is on its way is not old; what was given up goes with its message"),
            entry("reply_draft", "what somebody is writing now"),
            entry("service_clock", "how long somebody has waited"),
            entry("webhook_delivery", "kept for some days only"));

    @Autowired
    AgingTables aging;

    @Autowired
    List<PersonalTable> personal;

    @Test
    void everyTableOfAConversationGrowsOldOrSaysWhyNot() {
        Set<String> growing = aging.all().stream().map(AgingTable::name).collect(Collectors.toSet());
        Set<String> hanging = personal.stream()
                .filter(table -> table.by() == PersonalTable.Belongs.CONVERSATION)
                .map(PersonalTable::name)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(growing).doesNotContainAnyElementsOf(STAYS.keySet());
        var claimed = new TreeSet<>(growing);
        claimed.addAll(STAYS.keySet());
        assertThat(claimed)
                .as(
                        "a table that hangs on conversations is declared as an AgingTable, or is listed here with the reason"
                                + " why it outlives messages")
                .containsExactlyInAnyOrderElementsOf(hanging);
    }
}
