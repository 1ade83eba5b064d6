package io.insaka.channels.email.mime;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Bytes to text, whatever name the sender's program gives to what it wrote. */
public final class Charsets {
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    /** Names that mean another one in practice; what is left of Latin-1 is Windows' (as browsers read it). */
    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("utf8", "utf-8"),
            Map.entry("utf-8-mac", "utf-8"),
            Map.entry("unicode-1-1-utf-8", "utf-8"),
            Map.entry("iso-8859-1", "windows-1252"),
            Map.entry("iso8859-1", "windows-1252"),
            Map.entry("latin1", "windows-1252"),
            Map.entry("latin-1", "windows-1252"),
            Map.entry("iso-8859-9", "windows-1254"),
            Map.entry("iso-8859-8-i", "iso-8859-8"),
            Map.entry("ks_c_5601-1987", "x-windows-949"),
            Map.entry("ks_c_5601", "x-windows-949"),
            Map.entry("euc-kr", "x-windows-949"),
            Map.entry("gb2312", "gb18030"),
            Map.entry("gbk", "gb18030"),
            Map.entry("x-gbk", "gb18030"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("shift-jis", "windows-31j"),
            Map.entry("x-sjis", "windows-31j"),
            Map.entry("sjis", "windows-31j"),
            Map.entry("macintosh", "x-macroman"),
            Map.entry("mac", "x-macroman"));

    private Charsets() {}

    /** @param name as it was declared; null when it was not */
    public static String decode(byte[] bytes, @Nullable String name) {
        if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
            return new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8);
        }
        if (starts(bytes, 0xFF, 0xFE) || starts(bytes, 0xFE, 0xFF)) {
            return new String(bytes, StandardCharsets.UTF_16);
        }
        String word = name == null ? "" : name.strip().replaceAll("[\"';]", "").toLowerCase(Locale.ROOT);
        if (word.endsWith("utf-7") || word.equals("utf7")) {
            return Utf7.decode(bytes);
        }
        Charset declared = find(word);
        if (declared == null || declared.equals(WINDOWS) || declared.equals(StandardCharsets.UTF_8)) {
            return guessed(bytes);
        }
        return new String(bytes, declared);
    }

    /** What is valid UTF-8 and more than ASCII is nothing else, whatever was declared. */
    private static String guessed(byte[] bytes) {
        if (escapesToJapanese(bytes)) {
            return new String(bytes, Charset.forName("iso-2022-jp"));
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException another) {
            return new String(bytes, WINDOWS);
        }
    }

    private static @Nullable Charset find(String word) {
        String known = ALIASES.getOrDefault(word, word);
        for (String spelling :
                new String[] {known, known.replaceFirst("^(win|windows)-?(?=[0-9])", "windows-"), known.replace("-", "")
                }) {
            try {
                if (!spelling.isEmpty()) {
                    Charset found = Charset.forName(spelling);
                    return found.equals(StandardCharsets.US_ASCII) || found.equals(StandardCharsets.ISO_8859_1)
                            ? WINDOWS
                            : found;
                }
            } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
                // The next spelling, or none.
                continue;
            }
        }
        return null;
    }

    private static boolean escapesToJapanese(byte[] bytes) {
        for (int i = 0; i + 2 < bytes.length; i++) {
            if (bytes[i] == 0x1B && bytes[i + 1] == '$' && (bytes[i + 2] == 'B' || bytes[i + 2] == '@')) {
                return true;
            }
        }
        return false;
    }

    private static boolean starts(byte[] bytes, int... marks) {
        if (bytes.length < marks.length) {
            return false;
        }
        for (int i = 0; i < marks.length; i++) {
            if ((bytes[i] & 0xFF) != marks[i]) {
                return false;
            }
        }
        return true;
    }
}
