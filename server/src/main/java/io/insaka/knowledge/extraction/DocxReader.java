package io.insaka.knowledge.extraction;

import io.insaka.knowledge.extraction.Unreadable.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A Word document (ECMA-376): its paragraphs, headings and tables, read as a stream. What was deleted with tracked changes
 * is left out. No part of the archive is held whole, and none is followed further than a bound.
 */
final class DocxReader {
    private static final long LARGEST_PART = 200L << 20;
    private static final int MOST_PARTS = 2_000;

    private static final XMLInputFactory XML = factory();

    private final Gathered gathered;
    private final Map<String, Integer> levels = new HashMap<>();
    private final StringBuilder paragraph = new StringBuilder();
    private final List<List<String>> rows = new ArrayList<>();
    private final List<String> cells = new ArrayList<>();
    private final StringBuilder cell = new StringBuilder();
    private int level;
    private int tables;
    private int deleted;

    private DocxReader(Gathered gathered) {
        this.gathered = gathered;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        return factory;
    }

    static void read(byte[] bytes, Gathered gathered) throws Unreadable {
        var reader = new DocxReader(gathered);
        try {
            // Styles first: they say which paragraphs are headings. They may stand behind the text in the archive.
            reader.part(bytes, "word/styles.xml", reader::styles);
            if (!reader.part(bytes, "word/document.xml", reader::document)) {
                throw new Unreadable(Reason.DAMAGED);
            }
        } catch (ZipException | XMLStreamException damaged) {
            throw new Unreadable(Reason.DAMAGED);
        } catch (IOException damaged) {
            throw new Unreadable(Reason.DAMAGED);
        }
    }

    private interface Part {
        void read(XMLStreamReader xml) throws XMLStreamException, Unreadable;
    }

    private boolean part(byte[] bytes, String name, Part part) throws IOException, XMLStreamException, Unreadable {
        try (var archive = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            int parts = 0;
            for (ZipEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                if (++parts > MOST_PARTS) {
                    throw new Unreadable(Reason.TOO_DEMANDING);
                }
                if (entry.getName().equals(name)) {
                    XMLStreamReader xml = XML.createXMLStreamReader(new Bounded(archive));
                    part.read(xml);
                    return true;
                }
            }
            return false;
        }
    }

    /** Ends a part that unpacks to more than any document has. */
    private static final class Bounded extends java.io.FilterInputStream {
        private long left = LARGEST_PART;

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = in.read(into, offset, length);
            left -= Math.max(read, 0);
            if (left < 0) {
                throw new IOException("larger than a document may be");
            }
            return read;
        }
    }

    /** The names of built-in styles are English in every language; their ids are not. */
    private void styles(XMLStreamReader xml) throws XMLStreamException {
        String style = "";
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "style" -> style = attribute(xml, "styleId");
                case "name" -> {
                    String name = attribute(xml, "val").toLowerCase(Locale.ROOT);
                    if (name.equals("title")) {
                        levels.put(style, 1);
                    } else if (name.matches("heading [1-9]")) {
                        levels.put(style, name.charAt(name.length() - 1) - '0');
                    }
                }
                case "outlineLvl" -> levels.putIfAbsent(style, outline(xml));
                default -> {}
            }
        }
    }

    private static int outline(XMLStreamReader xml) {
        String value = attribute(xml, "val");
        // 9 means running text.
        return value.matches("[0-8]") ? value.charAt(0) - '0' + 1 : 0;
    }

    private void document(XMLStreamReader xml) throws XMLStreamException, Unreadable {
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> begin(xml);
                case XMLStreamConstants.END_ELEMENT -> end(xml.getLocalName());
                default -> {}
            }
        }
    }

    private void begin(XMLStreamReader xml) throws XMLStreamException {
        switch (xml.getLocalName()) {
            case "p" -> level = 0;
            case "pStyle" -> level = levels.getOrDefault(attribute(xml, "val"), 0);
            case "outlineLvl" -> level = outline(xml);
            case "t" -> {
                String words = text(xml);
                if (deleted == 0) {
                    paragraph.append(words);
                }
            }
            case "tab" -> paragraph.append(' ');
            case "br", "cr" -> paragraph.append('\n');
            case "noBreakHyphen" -> paragraph.append('-');
            case "del", "moveFrom" -> deleted++;
            case "tbl" -> tables++;
            default -> {}
        }
    }

    /** Of an element that has nothing but text; leaves the reader at its end. */
    private static String text(XMLStreamReader xml) throws XMLStreamException {
        var words = new StringBuilder();
        for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                words.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
            }
        }
        return words.toString();
    }

    private void end(String name) throws Unreadable {
        switch (name) {
            case "p" -> paragraphEnds();
            case "tc" -> {
                if (tables == 1) {
                    cells.add(Gathered.clean(cell.toString()));
                    cell.setLength(0);
                }
            }
            case "tr" -> {
                if (tables == 1) {
                    rows.add(List.copyOf(cells));
                    cells.clear();
                }
            }
            case "tbl" -> {
                tables--;
                if (tables == 0 && !rows.isEmpty()) {
                    gathered.table(rows.getFirst(), List.copyOf(rows.subList(1, rows.size())));
                    rows.clear();
                }
            }
            case "del", "moveFrom" -> deleted--;
            default -> {}
        }
    }

    private void paragraphEnds() throws Unreadable {
        String words = paragraph.toString();
        paragraph.setLength(0);
        if (tables > 0) {
            cell.append(words).append(' ');
        } else if (level > 0) {
            gathered.heading(level, words);
        } else {
            gathered.paragraph(words);
        }
        level = 0;
    }

    private static String attribute(XMLStreamReader xml, String name) {
        for (int at = 0; at < xml.getAttributeCount(); at++) {
            if (xml.getAttributeLocalName(at).equals(name)) {
                return xml.getAttributeValue(at);
            }
        }
        return "";
    }
}
