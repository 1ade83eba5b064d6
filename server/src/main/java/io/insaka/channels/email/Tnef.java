package io.insaka.channels.email;

import io.insaka.channels.email.mime.Charsets;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The files in Outlook's {@code winmail.dat} ([MS-OXTNEF]): their titles and their bytes, nothing else of it. */
final class Tnef {
    private static final int SIGNATURE = 0x223E9F78;
    private static final int RENDER = 0x00069002;
    private static final int TITLE = 0x00018010;
    private static final int DATA = 0x0006800F;
    private static final int HEAD = 6;
    private static final int ATTRIBUTE = 9;

    private Tnef() {}

    /** Empty when it is none, or nothing is in it. */
    static List<MailFile> files(byte[] winmail) {
        ByteBuffer in = ByteBuffer.wrap(winmail).order(ByteOrder.LITTLE_ENDIAN);
        List<MailFile> files = new ArrayList<>();
        if (in.remaining() < HEAD || in.getInt() != SIGNATURE) {
            return files;
        }
        in.getShort();
        String title = null;
        byte[] data = null;
        while (in.remaining() >= ATTRIBUTE) {
            in.get();
            int id = in.getInt();
            int length = in.getInt();
            if (length < 0 || length > in.remaining()) {
                break;
            }
            byte[] value = new byte[length];
            in.get(value);
            in.position(Math.min(in.limit(), in.position() + 2));
            switch (id) {
                case RENDER -> {
                    add(files, title, data);
                    title = null;
                    data = null;
                }
                case TITLE -> title = Charsets.decode(value, null).replace("\u0000", "");
                case DATA -> data = value;
                default -> {
                    // Properties of the message, which stand in its headers as well.
                }
            }
        }
        add(files, title, data);
        return files;
    }

    private static void add(List<MailFile> files, @Nullable String title, byte @Nullable [] data) {
        if (data != null) {
            String name = title == null ? null : MailFile.cleaned(title);
            files.add(new MailFile("application/octet-stream", name, false, data));
        }
    }
}
