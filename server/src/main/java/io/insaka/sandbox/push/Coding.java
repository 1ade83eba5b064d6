package io.insaka.sandbox.push;

import java.nio.ByteBuffer;

/** The head of {@code aes128gcm} (RFC 8188, 2.1), as a push message has it (RFC 8291, 4): one record, and the sender's key. */
@SuppressWarnings("ArrayRecordComponent") // cut from a body, and read once
record Coding(byte[] salt, byte[] sender, byte[] sealed) {
    private static final int SALT = 16;
    private static final int HEAD = SALT + Integer.BYTES + 1;
    /** A byte of padding's end and the tag. */
    private static final int SMALLEST = 17;

    static Coding read(byte[] body) throws Refused {
        Refused.unless(body.length > HEAD, 400, "the head of the content is cut off");
        ByteBuffer in = ByteBuffer.wrap(body);
        byte[] salt = new byte[SALT];
        in.get(salt);
        long size = Integer.toUnsignedLong(in.getInt());
        int length = Byte.toUnsignedInt(in.get());
        Refused.unless(length == Curve.POINT, 400, "the sender's key has " + length + " bytes");
        Refused.unless(in.remaining() >= length + SMALLEST, 400, "the content is cut off");
        byte[] sender = new byte[length];
        in.get(sender);
        byte[] sealed = new byte[in.remaining()];
        in.get(sealed);
        Refused.unless(size > SMALLEST, 400, "records of " + size + " bytes hold nothing");
        Refused.unless(size >= sealed.length, 400, "more than one record");
        return new Coding(salt, sender, sealed);
    }
}
