package io.insaka.desk.tasks;

import io.insaka.vault.PersonalTable;
import io.insaka.vault.Purpose;
import io.insaka.vault.SealedTable;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TasksWiring {
    @Bean
    SealedTable sealedTasks() {
        return new SealedTable("desk_task", "id", Map.of("title", Purpose.DESK_TASK, "note", Purpose.DESK_TASK));
    }

    @Bean
    PersonalTable personalTasks() {
        return PersonalTable.ofConversation("desk_task");
    }

    @Bean
    PersonalTable personalTasksOfContacts() {
        return PersonalTable.ofContact("desk_task", "contact_id");
    }
}
