package io.insaka.agents.fencing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Marks around what others wrote. The boundary is a number that nobody outside this process can know, and that stands
 * in none of the texts it is made for.
 */
public final class Fence {
    private static final int LENGTH = 12;
    private static final int LONGEST_TITLE = 120;

    private final String boundary;

    private Fence(String boundary) {
        this.boundary = boundary;
    }

    /**
     * The same for the same texts, so that an identical question is recognised as one; for others it is another.
     *
     * @param secret of this process
     */
    public static Fence around(byte[] secret, List<String> texts) {
        for (int attempt = 0; ; attempt++) {
            String boundary = number(secret, texts, attempt);
            if (texts.stream().noneMatch(text -> text.toLowerCase(Locale.ROOT).contains(boundary))) {
                return new Fence(boundary);
            }
        }
    }

    private static String number(byte[] secret, List<String> texts, int attempt) {
        try {
            SecretKey key = new SecretKeySpec(secret, "HmacSHA256");
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update((byte) attempt);
            for (String text : texts) {
                byte[] bytes = text.getBytes(UTF_8);
                mac.update(Integer.toString(bytes.length).getBytes(UTF_8));
                mac.update((byte) ':');
                mac.update(bytes);
            }
            return HexFormat.of().formatHex(mac.doFinal()).substring(0, LENGTH);
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public String boundary() {
        return boundary;
    }

    /** @param text plain already, see {@link PlainText} */
    public String enclose(String name, String title, String text) {
        String shown = PlainText.title(title, LONGEST_TITLE);
        String titled = shown.isEmpty() ? "" : " title=\"" + shown + "\"";
        return "<data-" + boundary + " name=\"" + PlainText.title(name, LONGEST_TITLE) + "\"" + titled + ">\n"
                + text.strip() + "\n</data-" + boundary + ">";
    }
}
