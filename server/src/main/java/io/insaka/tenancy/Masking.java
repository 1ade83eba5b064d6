package io.insaka.tenancy;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * Hides addresses, and what an organisation called sensitive, from callers who need not see them. It is done where answers
 * are written, so that no endpoint can forget it; what is written for other programs or to disk is not an answer and stays whole.
 */
public final class Masking {
    static final String DOTS = "•••••";

    private static final String LIFTED = Masking.class.getName() + ".lifted";
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9][0-9 ()./-]{4,}");
    private static final Pattern OPAQUE = Pattern.compile("(?=.*[0-9])[\\w.:@+/-]{8,}");
    private static final int LONG = 9;
    private static final int COUNTRY = 4;
    private static final int END = 2;

    private Masking() {}

    /** For an answer that shows everything, since it was asked for by name and noted. */
    public static void lift(HttpServletRequest request) {
        request.setAttribute(LIFTED, true);
    }

    private static boolean hides() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                && attributes.getRequest().getAttribute(LIFTED) == null
                && RequestCaller.of(attributes.getRequest())
                        .map(caller -> !caller.may(Permission.CONTACTS_ADDRESSES))
                        .orElse(false);
    }

    /** Whether a {@link Masked} text is shown as it is to everybody: a name that is no address. */
    public static boolean plain(String text) {
        return masked(text).equals(text);
    }

    /** A name as it is, an address with dots. */
    static String masked(String text) {
        int at = text.indexOf('@');
        if (at > 0 && text.indexOf(' ') < 0) {
            return text.charAt(0) + DOTS + text.substring(at);
        }
        if (!NUMBER.matcher(text).matches() && !OPAQUE.matcher(text).matches()) {
            return text;
        }
        String end = text.substring(text.length() - END);
        return text.length() < LONG ? DOTS + end : text.substring(0, COUNTRY) + DOTS + end;
    }

    /** Writes a {@link Masked} text. */
    static final class Text extends ValueSerializer<String> {
        @Override
        public void serialize(String text, JsonGenerator to, SerializationContext context) {
            to.writeString(hides() ? masked(text) : text);
        }
    }

    /** A value that an organisation called sensitive: all of it is hidden. */
    @JsonSerialize(using = OfSensitive.class)
    public record Sensitive(Object value) {
        @Override
        public String toString() {
            return DOTS;
        }
    }

    /** Writes a {@link Sensitive} value. */
    static final class OfSensitive extends ValueSerializer<Sensitive> {
        @Override
        public void serialize(Sensitive sensitive, JsonGenerator to, SerializationContext context) {
            if (hides()) {
                to.writeString(DOTS);
            } else {
                context.writeValue(to, sensitive.value());
            }
        }
    }
}
