package io.insaka.knowledge.extraction;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/** Documents as programs write them, and as nobody should. */
public final class Papers {
    private static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private Papers() {}

    /** One page each; a line that begins with # is set larger. */
    public static byte[] pdf(List<List<String>> pages, boolean locked) {
        try (var document = new PDDocument();
                var bytes = new ByteArrayOutputStream()) {
            for (List<String> lines : pages) {
                page(document, lines);
            }
            if (locked) {
                document.protect(new StandardProtectionPolicy("owner", "reader", new AccessPermission()));
            }
            document.save(bytes, CompressParameters.NO_COMPRESSION);
            return bytes.toByteArray();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** In a font that no machine has and that is not in the file. */
    static byte[] pdfInAnUnknownFont(List<String> lines) {
        String plain = new String(pdf(List.of(lines), false), StandardCharsets.ISO_8859_1);
        return plain.replace("/Helvetica", "/Nobodys-1").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void page(PDDocument document, List<String> lines) throws IOException {
        var page = new PDPage();
        document.addPage(page);
        try (var content = new PDPageContentStream(document, page)) {
            float at = 740;
            for (String line : lines) {
                boolean heading = line.startsWith("#");
                content.beginText();
                content.setFont(new PDType1Font(FontName.HELVETICA), heading ? 20 : 11);
                content.newLineAtOffset(60, at);
                content.showText(heading ? line.substring(1).strip() : line);
                content.endText();
                at -= heading ? 40 : 14;
            }
        }
    }

    /** A page whose instructions unpack to {@code megabytes} of letters. */
    public static byte[] bomb(int megabytes) {
        try (var packed = new ByteArrayOutputStream()) {
            try (var deflater = new DeflaterOutputStream(packed)) {
                byte[] letters = "(aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa) Tj 0 0 Td\n"
                        .repeat(1_000)
                        .getBytes(ISO_8859_1);
                deflater.write("BT /F1 8 Tf ".getBytes(ISO_8859_1));
                for (long written = 0; written < (long) megabytes << 20; written += letters.length) {
                    deflater.write(letters);
                }
            }
            return objects(
                    "<< /Type /Catalog /Pages 2 0 R >>".getBytes(ISO_8859_1),
                    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".getBytes(ISO_8859_1),
                    ("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F1"
                                    + " << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>")
                            .getBytes(ISO_8859_1),
                    stream(packed.toByteArray()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static byte[] stream(byte[] packed) throws IOException {
        var out = new ByteArrayOutputStream();
        out.write(("<< /Length " + packed.length + " /Filter /FlateDecode >>\nstream\n").getBytes(ISO_8859_1));
        out.write(packed);
        out.write("\nendstream".getBytes(ISO_8859_1));
        return out.toByteArray();
    }

    private static byte[] objects(byte[]... objects) throws IOException {
        var out = new ByteArrayOutputStream();
        out.write("%PDF-1.4\n".getBytes(ISO_8859_1));
        var offsets = new ArrayList<Integer>();
        for (int at = 0; at < objects.length; at++) {
            offsets.add(out.size());
            out.write((at + 1 + " 0 obj\n").getBytes(ISO_8859_1));
            out.write(objects[at]);
            out.write("\nendobj\n".getBytes(ISO_8859_1));
        }
        int table = out.size();
        var tail = new StringBuilder("xref\n0 " + (objects.length + 1) + "\n0000000000 65535 f \n");
        offsets.forEach(offset -> tail.append("%010d 00000 n \n".formatted(offset)));
        tail.append("trailer << /Size ")
                .append(objects.length + 1)
                .append(" /Root 1 0 R >>\nstartxref\n")
                .append(table);
        out.write(tail.append("\n%%EOF").toString().getBytes(ISO_8859_1));
        return out.toByteArray();
    }

    /** @param body what stands in w:body */
    public static byte[] docx(String body) {
        return zip(Map.of(
                "word/styles.xml",
                out -> out.write(
                        ("<w:styles xmlns:w='" + WORD + "'><w:style w:styleId='Kichwa1'><w:name w:val='heading 1'/>"
                                        + "</w:style></w:styles>")
                                .getBytes(UTF_8)),
                "word/document.xml",
                out -> out.write(("<w:document xmlns:w='" + WORD + "'><w:body>" + body + "</w:body></w:document>")
                        .getBytes(UTF_8)),
                "[Content_Types].xml",
                out -> out.write("<Types/>".getBytes(UTF_8))));
    }

    public interface Part {
        void write(OutputStream out) throws IOException;
    }

    public static byte[] zip(Map<String, Part> parts) {
        try (var bytes = new ByteArrayOutputStream()) {
            try (var zip = new ZipOutputStream(bytes)) {
                for (var part : parts.entrySet()) {
                    zip.putNextEntry(new ZipEntry(part.getKey()));
                    part.getValue().write(zip);
                    zip.closeEntry();
                }
            }
            return bytes.toByteArray();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public static String paragraph(String text) {
        return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>";
    }
}
