package io.insaka.push;

import io.insaka.vault.Purpose;
import io.insaka.vault.SealedTable;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PushWiring {
    @Bean
    SealedTable sealedChatPushKey() {
        return new SealedTable("chat_push_key", "version", Map.of("private_key", Purpose.CHAT_PUSH));
    }
}
