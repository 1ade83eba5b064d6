package io.insaka.customers.imports;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Looks a workbook over before anything of it is kept in memory: how much is in it, and that no cell stands so far out that
 * its row would be.
 */
final class XlsxSafety {
    private static final long MOST_UNPACKED = 400L * 1024 * 1024;
    private static final long MOST_TEXTS = 64L * 1024 * 1024;
    private static final int MOST_PARTS = 1_000;
    /** The last column a spreadsheet has is XFD. */
    private static final int LONGEST_COLUMN = 3;

    private long left = MOST_UNPACKED;

    private XlsxSafety() {}

    /** @throws ImportProblem when it is too much, or no workbook */
    static void check(byte[] file) {
        try (ZipFile zip = ZipFile.builder().setByteArray(file).get()) {
            new XlsxSafety().check(zip);
        } catch (IOException | IllegalArgumentException broken) {
            throw ImportProblem.format();
        }
    }

    private void check(ZipFile zip) throws IOException {
        int parts = 0;
        for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
            if (++parts > MOST_PARTS) {
                throw ImportProblem.unpacksTooLarge();
            }
            var part = new Counted(zip.getInputStream(entry), left);
            try {
                walk(part);
            } catch (XMLStreamException noXml) {
                // A picture, say. Whoever reads it as a sheet comes no further than we did.
                left -= part.read;
                continue;
            }
            left -= part.read;
        }
    }

    /** Which part is the sheet is said elsewhere in the file: each is looked at as if it were. */
    private static void walk(Counted part) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader reader = factory.createXMLStreamReader(part);
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                look(reader, part.read);
            }
        }
    }

    private static void look(XMLStreamReader reader, long read) {
        switch (reader.getLocalName()) {
            case "c" -> {
                String place = reader.getAttributeValue(null, "r");
                if (place != null && place.chars().filter(Character::isLetter).count() > LONGEST_COLUMN) {
                    throw ImportProblem.tooLarge();
                }
            }
            case "si" -> {
                // Texts that cells share are kept in memory while the sheet is read.
                if (read > MOST_TEXTS) {
                    throw ImportProblem.unpacksTooLarge();
                }
            }
            default -> {}
        }
    }

    private static final class Counted extends FilterInputStream {
        private final long most;
        private long read;

        Counted(InputStream in, long most) {
            super(in);
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int some = super.read(into, from, length);
            count(Math.max(0, some));
            return some;
        }

        private void count(int some) {
            read += some;
            if (read > most) {
                throw ImportProblem.unpacksTooLarge();
            }
        }
    }
}
