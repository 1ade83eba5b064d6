package io.insaka.tenancy;

import java.util.Locale;
import java.util.regex.Pattern;

/** An e-mail address in the one spelling we compare: trimmed, lower case. */
record Email(String value) {
    private static final Pattern PLAUSIBLE = Pattern.compile("[^@\\s\\p{Cntrl}]{1,64}@[^@\\s\\p{Cntrl}]{1,190}");

    Email {
        value = value.strip().toLowerCase(Locale.ROOT);
    }

    boolean plausible() {
        return PLAUSIBLE.matcher(value).matches();
    }

    String localPart() {
        return value.substring(0, Math.max(value.indexOf('@'), 0));
    }

    @Override
    public String toString() {
        return "Email[]";
    }
}
