package io.insaka.knowledge.extraction;

import io.insaka.knowledge.extraction.Unreadable.Reason;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** How the two processes speak: what was extracted, or why not. Lengths from the other side are not believed. */
final class Wire {
    private static final int DONE = 1;
    private static final int REFUSED = 2;
    private static final int END = 0;
    private static final int HEADING = 1;
    private static final int PARAGRAPH = 2;
    private static final int TABLE = 3;

    private Wire() {}

    static void write(Extracted extracted, DataOutputStream out) throws IOException {
        out.writeByte(DONE);
        write(extracted.title() == null ? "" : extracted.title(), out);
        for (Block block : extracted.blocks()) {
            switch (block) {
                case Block.Heading heading -> {
                    out.writeByte(HEADING);
                    out.writeByte(heading.level());
                    write(heading.text(), out);
                }
                case Block.Paragraph paragraph -> {
                    out.writeByte(PARAGRAPH);
                    write(paragraph.text(), out);
                }
                case Block.Table table -> {
                    out.writeByte(TABLE);
                    write(table.header(), out);
                    out.writeInt(table.rows().size());
                    for (List<String> row : table.rows()) {
                        write(row, out);
                    }
                }
            }
        }
        out.writeByte(END);
        write(extracted.links(), out);
        out.flush();
    }

    static void write(Reason reason, DataOutputStream out) throws IOException {
        out.writeByte(REFUSED);
        out.writeByte(reason.ordinal());
        out.flush();
    }

    private static void write(List<String> texts, DataOutputStream out) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            write(text, out);
        }
    }

    static void write(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static Extracted read(DataInputStream in, ExtractionSettings settings) throws IOException, Unreadable {
        int answer = in.readByte();
        if (answer == REFUSED) {
            Reason[] reasons = Reason.values();
            throw new Unreadable(reasons[Math.clamp(in.readByte(), 0, reasons.length - 1)]);
        }
        if (answer != DONE) {
            throw new IOException("unknown answer");
        }
        var gathered = new Gathered(settings.mostText(), settings.mostBlocks());
        int most = settings.mostText() * 4;
        gathered.title(text(in, most));
        for (int kind = in.readByte(); kind != END; kind = in.readByte()) {
            switch (kind) {
                case HEADING -> gathered.heading(in.readByte(), text(in, most));
                case PARAGRAPH -> gathered.paragraph(text(in, most));
                case TABLE -> {
                    List<String> header = texts(in, settings);
                    int count = count(in, settings.mostBlocks());
                    var rows = new ArrayList<List<String>>();
                    for (int row = 0; row < count; row++) {
                        rows.add(texts(in, settings));
                    }
                    gathered.table(header, rows);
                }
                default -> throw new IOException("unknown block");
            }
        }
        for (String link : texts(in, settings)) {
            gathered.link(link);
        }
        return gathered.done();
    }

    private static List<String> texts(DataInputStream in, ExtractionSettings settings) throws IOException {
        int count = count(in, settings.mostBlocks());
        var texts = new ArrayList<String>();
        for (int at = 0; at < count; at++) {
            texts.add(text(in, settings.mostText() * 4));
        }
        return texts;
    }

    static String text(DataInputStream in, int most) throws IOException {
        byte[] bytes = in.readNBytes(count(in, most));
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static int count(DataInputStream in, int most) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > most) {
            throw new IOException("more than was agreed");
        }
        return count;
    }
}
