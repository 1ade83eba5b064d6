package io.insaka.channels.email.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Encoded words of a header (RFC 2047), as they are written and as they are miswritten. */
public final class EncodedWords {
    private static final Pattern WORD = Pattern.compile("=\\?([^?\\s]{1,60})\\?([BbQq])\\?(.*?)\\?=", Pattern.DOTALL);
    private static final int LONGEST = 8_000;

    private EncodedWords() {}

    public static String decode(String header) {
        String raw = header.length() > LONGEST ? header.substring(0, LONGEST) : header;
        Matcher word = WORD.matcher(raw);
        var text = new StringBuilder();
        var run = new ByteArrayOutputStream();
        String charset = null;
        int end = 0;
        while (word.find()) {
            String between = raw.substring(end, word.start());
            String named = word.group(1).replaceFirst("\\*.*", "").toLowerCase(Locale.ROOT);
            // White space between two words is not there; one character may be split over both.
            boolean adjacent = charset != null && between.isBlank();
            if (!adjacent || !named.equals(charset)) {
                flush(run, charset, text);
            }
            if (!adjacent) {
                text.append(between);
            }
            charset = named;
            byte[] bytes = word.group(2).equalsIgnoreCase("B")
                    ? Transfer.base64(word.group(3).getBytes(StandardCharsets.ISO_8859_1))
                    : Transfer.quotedPrintable(word.group(3).replace('_', ' ').getBytes(StandardCharsets.UTF_8));
            run.writeBytes(bytes);
            end = word.end();
        }
        flush(run, charset, text);
        text.append(raw.substring(end));
        return text.toString().replaceAll("[\\p{Cntrl}]+", " ").strip();
    }

    private static void flush(ByteArrayOutputStream run, @Nullable String charset, StringBuilder text) {
        if (run.size() > 0) {
            text.append(Charsets.decode(run.toByteArray(), charset));
            run.reset();
        }
    }
}
