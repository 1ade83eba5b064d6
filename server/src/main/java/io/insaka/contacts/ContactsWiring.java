package io.insaka.contacts;

import io.insaka.vault.PersonalTable;
import io.insaka.vault.Purpose;
import io.insaka.vault.SealedTable;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ContactsWiring {
    @Bean
    SealedTable sealedContacts() {
        return new SealedTable("contact", "id", Map.of("name", Purpose.CONTACT_NAME));
    }

    @Bean
    SealedTable sealedNotes() {
        return new SealedTable("contact_note", "id", Map.of("text", Purpose.CONTACT_NOTE));
    }

    @Bean
    SealedTable sealedAddresses() {
        return new SealedTable(
                "contact_address", List.of("contact_id", "kind", "blind"), Map.of("value", Purpose.CONTACT_ADDRESS));
    }

    @Bean
    PersonalTable personalNotes() {
        return PersonalTable.ofContact("contact_note", "contact_id");
    }
}
