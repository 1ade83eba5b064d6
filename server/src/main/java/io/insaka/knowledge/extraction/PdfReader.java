package io.insaka.knowledge.extraction;

import io.insaka.knowledge.extraction.Unreadable.Reason;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/**
 * A PDF knows letters at places: lines that are larger than the running text are taken for headings, and lines that stand
 * on most pages for what is printed above and below.
 */
final class PdfReader {
    private static final double HEADING = 1.15;
    private static final int LONGEST_HEADING = 120;
    private static final int REPEATED_FROM_PAGES = 4;

    private PdfReader() {}

    static void read(byte[] bytes, Gathered gathered, int mostPages, int mostText) throws Unreadable {
        try (PDDocument document = Loader.loadPDF(bytes)) {
            int pages = document.getNumberOfPages();
            if (pages > mostPages) {
                throw new Unreadable(Reason.TOO_LONG);
            }
            String title = document.getDocumentInformation().getTitle();
            if (title != null) {
                gathered.title(title);
            }
            var lines = new Lines(mostText);
            lines.setSortByPosition(true);
            lines.writeText(document, new StringWriter());
            lines.into(gathered, pages);
        } catch (TooMuch much) {
            throw new Unreadable(Reason.TOO_LONG);
        } catch (InvalidPasswordException locked) {
            throw new Unreadable(Reason.LOCKED);
        } catch (IOException | RuntimeException damaged) {
            throw new Unreadable(Reason.DAMAGED);
        }
    }

    /** A page has more letters than a document may have; they are counted before they are kept. */
    private static final class TooMuch extends RuntimeException {}

    /** @param begins whether a paragraph begins with it */
    private record Line(String text, float size, boolean begins) {}

    private static final class Lines extends PDFTextStripper {
        private final List<Line> lines = new ArrayList<>();
        private final Map<Integer, Integer> lettersOfSize = new HashMap<>();
        private final StringBuilder open = new StringBuilder();
        private final int mostText;
        private int letters;
        private float size;
        private boolean begins = true;

        Lines(int mostText) {
            this.mostText = mostText;
        }

        @Override
        protected void processTextPosition(TextPosition letter) {
            if (++letters > mostText) {
                throw new TooMuch();
            }
            super.processTextPosition(letter);
        }

        @Override
        protected void writeString(String text, List<TextPosition> positions) {
            open.append(text);
            for (TextPosition position : positions) {
                size = Math.max(size, position.getFontSizeInPt());
                lettersOfSize.merge(Math.round(position.getFontSizeInPt()), 1, Integer::sum);
            }
        }

        @Override
        protected void writeWordSeparator() {
            open.append(' ');
        }

        @Override
        protected void writeLineSeparator() {
            line();
        }

        @Override
        protected void writeParagraphEnd() {
            line();
            begins = true;
        }

        @Override
        protected void writePageEnd() {
            line();
            begins = true;
        }

        private void line() {
            String text = Gathered.clean(open.toString());
            if (!text.isEmpty()) {
                lines.add(new Line(text, size, begins));
                begins = false;
            }
            open.setLength(0);
            size = 0;
        }

        void into(Gathered gathered, int pages) throws Unreadable {
            line();
            int usual = lettersOfSize.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .map(Map.Entry::getKey)
                    .orElse(0);
            Map<String, Integer> times = new HashMap<>();
            lines.forEach(line -> times.merge(bare(line.text()), 1, Integer::sum));
            var paragraph = new StringBuilder();
            boolean after = false;
            for (Line line : lines) {
                boolean printed = pages >= REPEATED_FROM_PAGES && times.getOrDefault(bare(line.text()), 0) > pages / 2;
                if (printed) {
                    after |= line.begins();
                    continue;
                }
                boolean heading = line.size() > usual * HEADING && line.text().length() <= LONGEST_HEADING;
                if (heading || after || line.begins()) {
                    gathered.paragraph(paragraph.toString());
                    paragraph.setLength(0);
                }
                after = false;
                if (heading) {
                    gathered.heading(line.size() > usual * 1.5 ? 1 : 2, line.text());
                } else {
                    join(paragraph, line.text());
                }
            }
            gathered.paragraph(paragraph.toString());
        }

        /** Page numbers make two lines different that are printed as one. */
        private static String bare(String line) {
            return line.replaceAll("[0-9]+", "#");
        }

        private static void join(StringBuilder paragraph, String line) {
            int last = paragraph.length() - 1;
            if (last > 0 && paragraph.charAt(last) == '-' && Character.isLowerCase(line.charAt(0))) {
                paragraph.setLength(last);
            } else if (last >= 0) {
                paragraph.append(' ');
            }
            paragraph.append(line);
        }
    }
}
