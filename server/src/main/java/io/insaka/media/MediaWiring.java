package io.insaka.media;

import io.insaka.vault.Purpose;
import io.insaka.vault.SealedTable;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MediaWiring {
    @Bean
    SealedTable sealedMedia() {
        return new SealedTable("media", "id", Map.of("label", Purpose.MEDIA_NAME));
    }
}
