package io.insaka.companies;

import java.net.IDN;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Domains, as people write them and as mail addresses have them. */
final class Domains {
    private static final int LONGEST = 253;
    private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";

    private Domains() {}

    /** Of "https://www.Acme.com/about", "@acme.com" or "acme.com". @return null: it is none */
    static @Nullable String of(String written) {
        String bare = written.strip()
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^[a-z]+://", "")
                .replaceFirst("^@", "")
                .replaceFirst("^www\\.", "")
                .replaceFirst("[/?#:].*$", "")
                .replaceFirst("\\.$", "");
        String plain;
        try {
            plain = IDN.toASCII(bare);
        } catch (IllegalArgumentException none) {
            return null;
        }
        return plain.length() <= LONGEST && plain.matches("(" + LABEL + "\\.)+" + LABEL) ? plain : null;
    }

    /** That of a mail address and those it lies in, but for the last word: nobody's company is "com". */
    static List<String> around(String mail) {
        String domain = of(mail.substring(mail.lastIndexOf('@') + 1));
        List<String> found = new ArrayList<>();
        for (String rest = domain;
                rest != null && rest.indexOf('.') > 0;
                rest = rest.substring(rest.indexOf('.') + 1)) {
            found.add(rest);
        }
        return found;
    }
}
