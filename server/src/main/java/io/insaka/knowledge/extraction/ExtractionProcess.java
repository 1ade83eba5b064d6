package io.insaka.knowledge.extraction;

import io.insaka.knowledge.extraction.Unreadable.Reason;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;

/**
 * The other process: reads documents from its input, one after the other, until that ends. It knows no key, no database
 * and no secret of the product; whatever a document does to it, only this document is lost.
 */
public final class ExtractionProcess {
    /** The first word after the jar. */
    public static final String COMMAND = "read-documents";

    private ExtractionProcess() {}

    /** @param limits most characters, blocks and pages of one document */
    public static void serve(int... limits) {
        // What libraries log must not stand between the answers: PDFBox warns of each font that this machine has not.
        System.setOut(new PrintStream(OutputStream.nullOutputStream()));
        try (var in = new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in)));
                var out = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)))) {
            while (true) {
                Format format = Format.values()[in.readByte()];
                String base = Wire.text(in, Short.MAX_VALUE);
                byte[] bytes = in.readNBytes(in.readInt());
                try {
                    Wire.write(read(format, bytes, base, new Gathered(limits[0], limits[1]), limits), out);
                } catch (Unreadable unreadable) {
                    Wire.write(unreadable.reason(), out);
                } catch (StackOverflowError tooDeep) {
                    Wire.write(Reason.TOO_DEMANDING, out);
                }
            }
        } catch (EOFException nothingMore) {
            // All was read.
        } catch (IOException gone) {
            // Nobody listens any more.
        }
    }

    static Extracted read(Format format, byte[] bytes, String base, Gathered gathered, int... limits)
            throws Unreadable {
        switch (format) {
            case PDF -> PdfReader.read(bytes, gathered, limits[2], limits[0]);
            case DOCX -> DocxReader.read(bytes, gathered);
            case HTML -> HtmlReader.read(bytes, base, gathered);
            case MARKDOWN -> MarkdownReader.read(TextReader.decode(bytes), gathered);
            case CSV -> CsvReader.read(TextReader.decode(bytes), gathered);
            case TEXT -> TextReader.read(TextReader.decode(bytes), gathered);
        }
        return gathered.done();
    }
}
