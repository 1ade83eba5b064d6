package io.insaka.brain.handover;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether somebody sends a secret, or asks for one. Whoever only writes about one (“I forgot my PIN”) does neither.
 *
 * <p>In English, Swahili, French and Portuguese.
 */
public final class Secrets {
    private static final int SHORTEST_CARD = 13;
    private static final int LONGEST_CARD = 19;
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    private static final Pattern DIGITS = Pattern.compile("(?<![0-9+])[0-9](?:[ -]?[0-9]){12,18}(?![0-9])");

    private static final String SECRET =
            "(?:pin(?: (?:code|number))?|otp|cvv2?|cvc|one[- ]time (?:code|password)|password|passcode"
                    + "|card (?:numbers?|details?)|(?:credit|debit|bank) cards? (?:numbers?|details?)"
                    + "|mot de passe|code secret|code pin|num[ée]ros? de (?:la )?carte"
                    + "|nywila|neno la siri|namba (?:ya|za) siri|nambari (?:ya|za) siri|namba (?:ya|za) kadi|nambari (?:ya|za) kadi"
                    + "|senha|palavra-passe|n[úu]meros? do cart[ãa]o)";

    private static final Pattern SENT =
            Pattern.compile("\\b" + SECRET + "\\b[^0-9]{0,20}(?<![0-9])[0-9]{3,8}(?![0-9])", FLAGS);

    private static final Pattern ASKED = Pattern.compile(
            "\\b(?:send|give|tell|share|text|provide|confirm|enter|get|need|want"
                    + "|envoie[rs]?|envoye[rz]|donne[rz]?|communique[rz]?"
                    + "|nitumie|tuma|nipe|toa|niambie"
                    + "|manda|envia|envie|mande|d[ êe]|diga)\\b[^.!?\\n]{0,40}\\b"
                    + "(?:your|his|her|their|the|customer.?s|someone.?s|vos|votre|ta|ton|tes|son|sa|le|la|les|yako|yake|zako|zake|seu|sua|o|a)\\b"
                    + "[^.!?\\n]{0,25}\\b" + SECRET + "\\b|\\b(?:nitumie|tuma|nipe|toa|niambie)\\b[^.!?\\n]{0,20}\\b"
                    + SECRET
                    + "\\b|\\bwhat(?:.s| is| are) (?:your|his|her|their|the customer.?s) " + SECRET + "\\b",
            FLAGS);

    private Secrets() {}

    /** What is suspicious about the words, for the team; without any of them. */
    public static Optional<String> in(String words) {
        if (cardNumber(words)) {
            return Optional.of("Sent a card number");
        }
        if (SENT.matcher(words).find()) {
            return Optional.of("Sent a secret code");
        }
        return ASKED.matcher(words).find() ? Optional.of("Asks for secrets such as card numbers") : Optional.empty();
    }

    private static boolean cardNumber(String words) {
        Matcher run = DIGITS.matcher(words);
        while (run.find()) {
            String digits = run.group().replaceAll("[ -]", "");
            if (digits.length() >= SHORTEST_CARD && digits.length() <= LONGEST_CARD && checks(digits)) {
                return true;
            }
        }
        return false;
    }

    /** Luhn. */
    private static boolean checks(String digits) {
        int sum = 0;
        for (int n = 0; n < digits.length(); n++) {
            int digit = digits.charAt(digits.length() - 1 - n) - '0';
            int counted = n % 2 == 0 ? digit : digit * 2;
            sum += counted > 9 ? counted - 9 : counted;
        }
        return sum % 10 == 0;
    }
}
