package io.insaka.llm.asking;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A sound file with nothing in it. */
final class Silence {
    private static final int RATE = 8_000;
    private static final int SAMPLE_BYTES = 2;
    private static final int HEADER = 44;

    private Silence() {}

    static byte[] second() {
        int length = RATE * SAMPLE_BYTES;
        return ByteBuffer.allocate(HEADER + length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(ascii("RIFF"))
                .putInt(HEADER - 8 + length)
                .put(ascii("WAVEfmt "))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) 1)
                .putInt(RATE)
                .putInt(length)
                .putShort((short) SAMPLE_BYTES)
                .putShort((short) 16)
                .put(ascii("data"))
                .putInt(length)
                .array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
