package io.insaka.notices;

import io.insaka.vault.PersonalTable;
import io.insaka.vault.Purpose;
import io.insaka.vault.SealedTable;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class NoticesWiring {
    @Bean
    SealedTable sealedNoticeDevices() {
        return new SealedTable("notice_device", "id", Map.of("subscription", Purpose.NOTICE_DEVICE));
    }

    @Bean
    PersonalTable personalNotices() {
        return PersonalTable.ofConversation("notice").inner();
    }
}
