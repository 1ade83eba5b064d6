package io.insaka.post;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The server that takes our mail.
 *
 * @param user null where the server asks for nobody
 */
record Relay(
        String host,
        int port,
        @Nullable String user,
        @Nullable String password,
        Security security,
        InternetAddress from) {
    private static final int DIRECT = 465;
    private static final int SUBMISSION = 587;

    /** How the connection is kept from others. */
    enum Security {
        /** From the first byte: {@code smtps}. */
        TLS,
        /** Asked for first, and nothing is said before it is there. */
        STARTTLS,
        /** If the server offers it: {@code ?tls=offered}. */
        OFFERED,
        /** {@code ?tls=none}. */
        NONE
    }

    /** @throws IllegalArgumentException with words for an operator, without the password */
    static Relay of(String url, String from) {
        URI uri = uri(url);
        boolean direct = "smtps".equalsIgnoreCase(uri.getScheme());
        if (uri.getHost() == null || !direct && !"smtp".equalsIgnoreCase(uri.getScheme())) {
            throw wrongUrl();
        }
        int usual = direct ? DIRECT : SUBMISSION;
        String[] who = Objects.requireNonNullElse(uri.getRawUserInfo(), "").split(":", 2);
        return new Relay(
                uri.getHost(),
                uri.getPort() < 0 ? usual : uri.getPort(),
                who[0].isEmpty() ? null : decoded(who[0]),
                who.length < 2 ? null : decoded(who[1]),
                direct ? Security.TLS : security(uri.getQuery()),
                sender(from));
    }

    private static URI uri(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException withThePasswordInIt) {
            throw wrongUrl();
        }
    }

    private static Security security(@Nullable String query) {
        return switch (Objects.requireNonNullElse(query, "").toLowerCase(Locale.ROOT)) {
            case "", "tls=required" -> Security.STARTTLS;
            case "tls=offered" -> Security.OFFERED;
            case "tls=none" -> Security.NONE;
            default -> throw wrongUrl();
        };
    }

    private static InternetAddress sender(String from) {
        try {
            var address = new InternetAddress(from, true);
            address.setPersonal(address.getPersonal(), "UTF-8");
            return address;
        } catch (AddressException | java.io.UnsupportedEncodingException wrong) {
            throw new IllegalArgumentException("INSAKA_SMTP_FROM is to be an address, as Insaka <insaka@example.org>");
        }
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static IllegalArgumentException wrongUrl() {
        return new IllegalArgumentException("INSAKA_SMTP_URL is to be smtp://user:password@host:587 or smtps://…,"
                + " with signs such as @ in the password as %40; ?tls=offered or ?tls=none after it where need be");
    }

    @Override
    public String toString() {
        return "Relay[" + host + ":" + port + "]";
    }
}
