package io.insaka.channels.email.mime;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;

/** Raw bytes to a tree of parts. Takes anything: what is cut off or nested too deep ends there. */
public final class MimeReader {
    private static final int DEEPEST = 20;
    private static final int MOST_PARTS = 500;
    private static final int MOST_FIELDS = 5_000;

    private static final MimeConfig FORGIVING = MimeConfig.custom()
            .setMaxLineLen(-1)
            .setMaxHeaderLen(-1)
            .setMaxHeaderCount(-1)
            .setMaxContentLen(-1)
            .setMalformedHeaderStartsBody(false)
            .build();

    private final MimeTokenStream tokens = new MimeTokenStream(FORGIVING);
    private final Deque<MimePart> open = new ArrayDeque<>();
    private final MimePart root = new MimePart();
    private int parts;
    private int fields;

    private MimeReader() {
        tokens.setRecursionMode(RecursionMode.M_NO_RECURSE);
    }

    public static MimePart read(byte[] raw) {
        var reader = new MimeReader();
        reader.read(new ByteArrayInputStream(raw));
        return reader.root;
    }

    private void read(ByteArrayInputStream raw) {
        tokens.parse(raw);
        try {
            EntityState state = tokens.getState();
            while (state != EntityState.T_END_OF_STREAM && parts <= MOST_PARTS && open.size() <= DEEPEST) {
                take(state);
                state = tokens.next();
            }
        } catch (IOException | MimeException broken) {
            // What was read until here is what there is.
            tokens.stop();
        }
    }

    private void take(EntityState state) throws IOException {
        switch (state) {
            case T_START_MESSAGE -> open.push(root);
            case T_START_BODYPART -> {
                var part = new MimePart();
                if (open.peek() != null) {
                    open.peek().parts().add(part);
                }
                open.push(part);
                parts++;
            }
            case T_FIELD -> field(tokens.getField());
            case T_START_MULTIPART -> current().divided();
            case T_BODY -> current().raw(tokens.getInputStream().readAllBytes());
            case T_END_BODYPART -> open.pop();
            default -> {
                // Preambles, epilogues and ends say nothing.
            }
        }
    }

    private MimePart current() {
        MimePart part = open.peek();
        return part == null ? root : part;
    }

    private void field(Field field) {
        if (fields++ < MOST_FIELDS) {
            current().headers().add(field.getName(), field.getRaw().toByteArray());
        }
    }
}
