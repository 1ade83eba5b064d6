package io.insaka.post;

import io.insaka.vault.Purpose;
import io.insaka.vault.SealedTable;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PostWiring {
    @Bean
    SealedTable sealedLetters() {
        return new SealedTable("own_letter", "id", Map.of("content", Purpose.OWN_LETTER));
    }
}
