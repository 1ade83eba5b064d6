package io.insaka.channels.email;

import io.insaka.channels.spi.ChannelSettings;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A server of the settings.
 *
 * @param user null where the server asks for nobody
 */
record MailServer(
        String host,
        int port,
        @Nullable String user,
        @Nullable String password,
        Security security) {
    static final List<String> PARTS = List.of("host", "port", "user", "password", "tls");

    /** How the connection is kept from others. */
    enum Security {
        /** From the first byte. */
        TLS,
        /** Asked for first, and nothing is said before it is there. */
        STARTTLS,
        /** If the server offers it. */
        OFFERED,
        NONE
    }

    static @Nullable MailServer of(ChannelSettings settings, String prefix) {
        String host = settings.find(prefix + ".host");
        if (host == null) {
            return null;
        }
        String tls = settings.find(prefix + ".tls");
        int port = port(settings.find(prefix + ".port"), prefix, tls);
        return new MailServer(
                host,
                port,
                settings.find(prefix + ".user"),
                settings.find(prefix + ".password"),
                tls == null ? usual(port) : security(tls));
    }

    static void check(Map<String, String> values, Map<String, String> errors, String prefix) {
        boolean any = PARTS.stream().anyMatch(part -> values.containsKey(prefix + "." + part));
        if (!any) {
            return;
        }
        String host = values.get(prefix + ".host");
        if (host == null) {
            errors.putIfAbsent(prefix + ".host", "is missing");
        } else if (!host.matches("[A-Za-z0-9._-]{1,253}|\\[?[0-9A-Fa-f:.]{2,45}]?")) {
            errors.put(prefix + ".host", "must be the name of a server, without a port");
        }
        String port = values.get(prefix + ".port");
        if (port != null
                && !(port.matches("[0-9]{1,5}") && Integer.parseInt(port) >= 1 && Integer.parseInt(port) <= 65_535)) {
            errors.put(prefix + ".port", "must be a number from 1 to 65535");
        }
        String tls = values.get(prefix + ".tls");
        if (tls != null && security(tls) == null) {
            errors.put(prefix + ".tls", "must be tls, starttls or none");
        }
    }

    private static int port(@Nullable String port, String prefix, @Nullable String tls) {
        if (port != null) {
            return Integer.parseInt(port);
        }
        boolean direct = tls != null && security(tls) == Security.TLS;
        if (prefix.equals(EmailSettings.IMAP)) {
            return tls == null || direct ? 993 : 143;
        }
        return direct ? 465 : 587;
    }

    /** What a port is known for; elsewhere whatever the server offers. */
    private static Security usual(int port) {
        return switch (port) {
            case 465, 993 -> Security.TLS;
            case 587, 143 -> Security.STARTTLS;
            default -> Security.OFFERED;
        };
    }

    @SuppressWarnings("NullAway") // null for an unknown word, which check() has turned away
    private static Security security(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "tls", "ssl", "true", "yes", "on", "implicit" -> Security.TLS;
            case "starttls" -> Security.STARTTLS;
            case "none", "false", "no", "off", "plain" -> Security.NONE;
            default -> null;
        };
    }

    @Override
    public String toString() {
        return "MailServer[" + host + ":" + port + ", " + security + "]";
    }
}
