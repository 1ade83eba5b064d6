package io.insaka.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/** The product as a newcomer gets it: one organisation, demo articles, a simulated WhatsApp number. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "insaka.sandbox=true",
            "insaka.demo=true",
            "insaka.privacy.grace=500ms",
            // The browsers of all screens come from one address and share this context.
            "insaka.limits.strangers-per-minute=1000000",
            "insaka.limits.sign-ins=1000000",
            "insaka.owner-email=" + DemoTest.OWNER,
            "insaka.owner-password=" + DemoTest.PASSWORD,
            "insaka.api-token=" + DemoTest.TOKEN
        })
@ContextConfiguration(initializers = {FreshDatabase.class, OwnMail.class})
public @interface DemoTest {
    String OWNER = "mary@insaka.example";
    String PASSWORD = "correct horse battery";
    String TOKEN = "token-for-the-demo-tests";
}
