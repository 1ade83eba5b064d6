package io.insaka.bridge.reading;

import io.insaka.bridge.store.Known;
import io.insaka.bridge.store.Tick;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line of a chat as the page shows it.
 *
 * @param id the page's own id; null where its markup has none
 * @param out said from this account
 * @param kind {@code text}, or the word for what it is instead
 * @param sender who said it, where the page says so
 */
public record Line(
        @Nullable String id,
        boolean out,
        String kind,
        String text,
        @Nullable String time,
        @Nullable String sender,
        Tick tick) {
    private static final Pattern CLOCK = Pattern.compile("([0-9]{1,2})[:.]([0-9]{2})");
    private static final int HALF = 16;

    /** What is to be known of it. */
    public Known known() {
        return new Known(id, out, print(kind, text), clock(time), null, tick);
    }

    /** Of the words as anybody reads them: pages differ in white space. */
    public static String print(String kind, String text) {
        String words = kind + "|" + squeezed(text);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HALF);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public static String squeezed(String text) {
        return text.replaceAll("[\\s\\u00a0\\u200b\\u200e\\u200f]+", " ").strip();
    }

    /** What is left when a page has made pictures of signs and bold letters of asterisks. */
    public static String letters(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}]+", "").toLowerCase(Locale.ROOT);
    }

    /** Hours and minutes, however they are written; null when the page shows none. */
    static @Nullable String clock(@Nullable String time) {
        Matcher clock = CLOCK.matcher(time == null ? "" : time);
        return clock.find() ? clock.group(1) + ":" + clock.group(2) : null;
    }
}
