package io.insaka.tenancy;

import io.insaka.platform.PublicAddress;
import java.nio.file.Files;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells the person who started the product where it is and, once, how to sign in. On the console and not in the log:
 * logs are collected and kept, and a password does not belong there.
 */
@Component
class Greeting {
    private final PublicAddress address;
    private final FirstStart firstStart;

    Greeting(PublicAddress address, FirstStart firstStart) {
        this.address = address;
        this.firstStart = firstStart;
    }

    @EventListener(ApplicationReadyEvent.class)
    void greet() {
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
