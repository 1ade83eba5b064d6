package io.insaka.brain.guard;

import io.insaka.kernel.FoldedText;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What looks like fraud: links that pretend to be another site, a blocked account or a prize with a link, in English, French,
 * Portuguese and Swahili. Few patterns and sharp ones, because a person has to look at each; all need time in proportion to
 * the text. Who asks for secrets is met by {@link io.insaka.brain.handover.Secrets}.
 */
public final class Suspicion {
    private static final int LONGEST_TEXT = 2000;

    private static final Pattern LINK =
            Pattern.compile("(?:https?://|www\\.)([^\\s/?#<>\"]{1,255})", Pattern.CASE_INSENSITIVE);

    private static final List<String> LURES = List.of(
            "account is suspended",
            "account has been suspended",
            "account will be suspended",
            "account is blocked",
            "account has been blocked",
            "account will be closed",
            "verify your account",
            "confirm your identity",
            "you have won",
            "you won",
            "claim your prize",
            "claim your reward",
            "unusual activity",
            "compte est suspendu",
            "compte a ete suspendu",
            "compte est bloque",
            "verifiez votre compte",
            "vous avez gagne",
            "conta foi suspensa",
            "conta esta bloqueada",
            "verifique a sua conta",
            "verifique sua conta",
            "voce ganhou",
            "akaunti yako imefungwa",
            "akaunti yako imesimamishwa",
            "thibitisha akaunti",
            "umeshinda");

    /** Names that fraudsters dress up as; compared after the tricks with digits are undone. */
    private static final Set<String> BRANDS = Set.of(
            "paypal",
            "whatsapp",
            "facebook",
            "instagram",
            "airtel",
            "mtn",
            "zamtel",
            "zanaco",
            "safaricom",
            "mpesa",
            "google",
            "apple",
            "microsoft",
            "absa",
            "stanbic",
            "standardbank",
            "fnb",
            "netflix",
            "dhl",
            "vodacom",
            "orange");

    private static final Set<String> BAIT = Set.of(
            "login",
            "signin",
            "verify",
            "secure",
            "security",
            "account",
            "update",
            "support",
            "bonus",
            "gift",
            "reward",
            "unlock");

    private Suspicion() {}

    /** What is suspicious about {@code words}, in a few words for the team; empty when nothing is. */
    public static Optional<String> of(String words) {
        String text = words.length() > LONGEST_TEXT ? words.substring(0, LONGEST_TEXT) : words;
        Matcher link = LINK.matcher(text);
        boolean linked = false;
        while (link.find()) {
            linked = true;
            if (pretends(link.group(1))) {
                return Optional.of("a link that pretends to be another site");
            }
        }
        String folded = FoldedText.of(text);
        if (linked && LURES.stream().anyMatch(folded::contains)) {
            return Optional.of("a notice about an account or a prize, with a link");
        }
        return Optional.empty();
    }

    private static boolean pretends(String authority) {
        if (authority.contains("@")) {
            return true;
        }
        String host = authority.toLowerCase(Locale.ROOT).replaceAll(":\\d*$", "");
        return host.contains("xn--") || mixesScripts(host) || looksLike(host);
    }

    /** Latin letters among those of another script in one name: no honest name does that. */
    private static boolean mixesScripts(String host) {
        boolean latin = false;
        boolean other = false;
        for (int at = 0; at < host.length(); at++) {
            char letter = host.charAt(at);
            latin |= letter >= 'a' && letter <= 'z';
            other |= Character.UnicodeScript.of(letter) == Character.UnicodeScript.CYRILLIC
                    || Character.UnicodeScript.of(letter) == Character.UnicodeScript.GREEK;
        }
        return latin && other;
    }

    private static boolean looksLike(String host) {
        for (String label : host.split("\\.")) {
            String undone = label.replace('0', 'o')
                    .replace('1', 'l')
                    .replace('3', 'e')
                    .replace('5', 's')
                    .replace("rn", "m");
            for (String part : undone.split("-")) {
                if (BRANDS.contains(part) && !List.of(label.split("-")).contains(part)) {
                    return true;
                }
            }
            Set<String> parts = Set.copyOf(List.of(undone.split("-")));
            if (parts.stream().anyMatch(BRANDS::contains) && parts.stream().anyMatch(BAIT::contains)) {
                return true;
            }
        }
        return false;
    }
}
