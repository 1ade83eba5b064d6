package io.insaka.sandbox.llm;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/** The beginnings of pictures: enough to be taken for one. */
final class HexPictures {
    private HexPictures() {}

    static byte[] png(int width, int height) {
        return ByteBuffer.allocate(64)
                .put(HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452"))
                .putInt(width)
                .putInt(height)
                .array();
    }
}
