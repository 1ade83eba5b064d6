package io.insaka.channels.email;

import io.insaka.channels.email.mime.Headers;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether the receiving server found that a mail comes from the domain it names as its sender. SPF and DKIM pass for any
 * domain, so they count only for the sender's own; DMARC says just that.
 */
final class Proof {
    private static final Pattern RESULT = Pattern.compile("(?:^|;)\\s*(spf|dkim|dmarc)\\s*=\\s*pass\\b([^;]{0,1000})");
    private static final Pattern SIGNER =
            Pattern.compile("(?:header\\.d|header\\.i|smtp\\.mailfrom|header\\.from)\\s*=\\s*\"?([^\\s;\"]{1,320})");

    private Proof() {}

    /** @param address of the sender, in lower case */
    static boolean of(Headers headers, String address) {
        String domain = domain(address);
        // The topmost header only: that is our own server's, those below may be anybody's.
        Matcher result = RESULT.matcher(
                headers.text("authentication-results").toLowerCase(Locale.ROOT).replaceAll("\\([^()]{0,500}\\)", " "));
        while (result.find()) {
            Matcher signer = SIGNER.matcher(result.group(2));
            boolean named = false;
            while (signer.find()) {
                named = true;
                if (aligned(domain, domain(signer.group(1)))) {
                    return true;
                }
            }
            if (result.group(1).equals("dmarc") && !named) {
                return true;
            }
        }
        return false;
    }

    private static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    /** The same domain, or one below the other: who signs for {@code mail.example.com} is {@code example.com}. */
    private static boolean aligned(String domain, String signer) {
        return domain.equals(signer)
                || signer.contains(".") && domain.endsWith("." + signer)
                || domain.contains(".") && signer.endsWith("." + domain);
    }
}
