package io.insaka.tenancy;

import io.insaka.platform.PublicAddress;
import java.nio.file.Files;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells the person who started the product where it is and, once, how to sign in. On the console and not in the log:
 * logs are collected and kept, and a password does not belong there. Where the console is a log, a line of JSON for each
 * thing said, it says where the password is instead.
 */
@Component
class Greeting {
    private static final Logger log = LoggerFactory.getLogger(Greeting.class);

    private final PublicAddress address;
    private final FirstStart firstStart;
    private final boolean collected;

    Greeting(
            PublicAddress address,
            FirstStart firstStart,
            @Value("${logging.structured.format.console:}") String format) {
        this.address = address;
        this.firstStart = firstStart;
        this.collected = !format.isBlank();
    }

    @EventListener(ApplicationReadyEvent.class)
    void greet() {
        if (collected) {
            log.info("Insaka is ready at {}", address.url());
            if (Files.exists(firstStart.file())) {
                log.info("The first sign-in is in {}", firstStart.file());
            }
            return;
        }
        System.out.println(text());
        System.out.flush();
    }

    private String text() {
        var text = new StringBuilder("\n  Insaka is ready:  ")
                .append(address.url())
                .append('\n');
        FirstStart.SignIn signIn = firstStart.madeUp();
        if (signIn != null) {
            text.append("  E-mail:           ").append(signIn.email()).append('\n');
            text.append("  Password:         ").append(signIn.password()).append('\n');
            text.append("  (shown once; kept in ").append(firstStart.file()).append(")\n");
        } else if (Files.exists(firstStart.file())) {
            text.append("  First sign-in:    see ").append(firstStart.file()).append('\n');
        }
        return text.toString();
    }
}
