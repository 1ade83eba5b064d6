package io.insaka.knowledge.extraction;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Plain text: paragraphs stand between empty lines. */
final class TextReader {
    private static final Charset OLD = Charset.forName("windows-1252");

    private TextReader() {}

    static void read(String text, Gathered gathered) throws Unreadable {
        for (String paragraph : text.split("\\R[ \\t]*\\R+")) {
            gathered.paragraph(paragraph.replace("\r\n", "\n").replace('\r', '\n'));
        }
    }

    /** By its mark, or UTF-8 when it is that, or what old programs wrote. */
    static String decode(byte[] bytes) {
        if (bytes.length >= 2 && (bytes[0] & 0xff) == 0xfe && (bytes[1] & 0xff) == 0xff) {
            return new String(bytes, StandardCharsets.UTF_16BE);
        }
        if (bytes.length >= 2 && (bytes[0] & 0xff) == 0xff && (bytes[1] & 0xff) == 0xfe) {
            return new String(bytes, StandardCharsets.UTF_16LE);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException older) {
            return new String(bytes, OLD);
        }
    }
}
