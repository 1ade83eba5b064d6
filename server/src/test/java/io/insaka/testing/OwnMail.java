package io.insaka.testing;

import io.insaka.sandbox.email.MailSimulator;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** The operator's mail server, one for all tests of a process: look only for what was sent to addresses of your own. */
public final class OwnMail implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    public static final String FROM = "insaka@operator.example";

    private static final MailSimulator SERVER = new MailSimulator("insaka", "p@ss");
    private static final Pattern LINK = Pattern.compile("/welcome#(\\S+)");

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getEnvironment()
                .getPropertySources()
                .addLast(new MapPropertySource(
                        "own mail",
                        Map.of(
                                "insaka.smtp.url",
                                "smtp://insaka:p%40ss@127.0.0.1:" + SERVER.port() + "?tls=none",
                                "insaka.smtp.from",
                                "Insaka <" + FROM + ">")));
    }

    public static MailSimulator server() {
        return SERVER;
    }

    /** What somebody got. */
    public record Got(String id, String subject, String plain, String html) {
        /** Of the link that lets in. */
        public String secret() {
            Matcher link = LINK.matcher(plain);
            if (!link.find()) {
                throw new AssertionError("no link in: " + plain);
            }
            return link.group(1);
        }
    }

    public static List<Got> to(String address) {
        return SERVER.taken().stream()
                .filter(mail -> mail.to().contains(address))
                .map(OwnMail::read)
                .toList();
    }

    private static Got read(MailSimulator.Taken mail) {
        try {
            var message = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail.raw()));
            var parts = (Multipart) message.getContent();
            return new Got(
                    message.getMessageID(),
                    message.getSubject(),
                    parts.getBodyPart(0).getContent().toString(),
                    parts.getBodyPart(1).getContent().toString());
        } catch (MessagingException | IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
