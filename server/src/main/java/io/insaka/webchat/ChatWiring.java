package io.insaka.webchat;

import io.insaka.platform.ForeignPages;
import io.insaka.vault.PersonalTable;
import io.insaka.vault.Purpose;
import io.insaka.vault.SealedTable;
import java.util.Map;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

@Configuration(proxyBeanMethods = false)
class ChatWiring {
    /** Behind the filter that turns refusals into problems, before everything that costs. */
    private static final int PLACE = Ordered.HIGHEST_PRECEDENCE + 10;

    @Bean
    SealedTable sealedChatPush() {
        return new SealedTable("chat_push", "id", Map.of("subscription", Purpose.CHAT_PUSH));
    }

    @Bean
    FilterRegistrationBean<ChatDoor> chatDoor(Doorkeeper doorkeeper, ForeignPages pages) {
        var registration = new FilterRegistrationBean<>(new ChatDoor(doorkeeper, pages));
        registration.addUrlPatterns("/api/chat/*");
        registration.setOrder(PLACE);
        return registration;
    }

    @Bean
    PersonalTable personalChatIdentities() {
        return PersonalTable.ofVisitor("chat_identity");
    }

    @Bean
    PersonalTable personalChatPush() {
        return PersonalTable.ofVisitor("chat_push").inner();
    }
}
