package io.insaka.attributes;

import io.insaka.vault.PersonalTable;
import io.insaka.vault.Purpose;
import io.insaka.vault.SealedTable;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AttributesWiring {
    @Bean
    SealedTable sealedAttributeValues() {
        return new SealedTable(
                "attribute_value", List.of("attribute_id", "owner_id"), Map.of("sealed", Purpose.ATTRIBUTE));
    }

    @Bean
    PersonalTable personalAttributesOfContacts() {
        return PersonalTable.ofContact("attribute_value", "owner_id");
    }

    @Bean
    PersonalTable personalAttributesOfConversations() {
        return PersonalTable.ofConversation("attribute_value", "owner_id");
    }
}
