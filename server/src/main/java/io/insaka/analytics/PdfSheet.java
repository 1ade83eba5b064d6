package io.insaka.analytics;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;

/**
 * A4 pages that are filled from above, in one font that is part of the file. The font is Liberation Sans (SIL Open Font
 * License 1.1), as PDFBox brings it: Latin letters of all our languages, Greek and Cyrillic. A letter it lacks is a question mark.
 */
final class PdfSheet implements AutoCloseable {
    static final float MARGIN = 48;
    static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;

    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final float TOP = PDRectangle.A4.getHeight() - MARGIN;
    private static final float BOTTOM = MARGIN + 20;
    private static final float LEADING = 1.35f;
    private static final String MISSING = "?";

    private final PDDocument document = new PDDocument();
    private final PDFont font;
    private final List<PDPage> pages = new ArrayList<>();

    private PDPageContentStream page;
    private float y;

    PdfSheet(String title, Locale locale) throws IOException {
        try (InputStream file = PDDocument.class.getResourceAsStream(FONT)) {
            if (file == null) {
                throw new IllegalStateException("PDFBox has no " + FONT);
            }
            font = PDType0Font.load(document, file);
        }
        document.getDocumentInformation().setTitle(title);
        document.getDocumentInformation().setCreator("Insaka");
        document.getDocumentCatalog().setLanguage(locale.toLanguageTag());
        page = begin();
    }

    private PDPageContentStream begin() throws IOException {
        var fresh = new PDPage(PDRectangle.A4);
        document.addPage(fresh);
        pages.add(fresh);
        y = TOP;
        return new PDPageContentStream(document, fresh);
    }

    /** Makes room: what follows stands together on one page. @return whether it is another page */
    boolean room(float height) throws IOException {
        if (y - height >= BOTTOM) {
            return false;
        }
        page.close();
        page = begin();
        return true;
    }

    float y() {
        return y;
    }

    void down(float by) {
        y -= by;
    }

    /** A line of its own, broken where it is too long. */
    void line(String text, float size, float grey) throws IOException {
        for (String part : wrap(text, WIDTH, size)) {
            room(size * LEADING);
            y -= size * LEADING;
            text(part, MARGIN, y, size, grey);
        }
    }

    void text(String text, float x, float at, float size, float grey) throws IOException {
        String shown = shown(text);
        page.beginText();
        page.setFont(font, size);
        page.setNonStrokingColor(grey, grey, grey);
        page.newLineAtOffset(x, at);
        page.showText(shown);
        page.endText();
    }

    /** Ends at x. */
    void textUpTo(String text, float x, float at, float size, float grey) throws IOException {
        text(text, x - width(text, size), at, size, grey);
    }

    void rule(float at, float from, float to, float grey) throws IOException {
        page.setStrokingColor(grey, grey, grey);
        page.setLineWidth(0.5f);
        page.setLineDashPattern(new float[] {}, 0);
        page.moveTo(from, at);
        page.lineTo(to, at);
        page.stroke();
    }

    void box(float x, float at, float width, float height, float grey) throws IOException {
        page.setNonStrokingColor(grey, grey, grey);
        page.addRect(x, at, width, height);
        page.fill();
    }

    /** @param points x and y of each; null: a gap */
    void path(List<float @Nullable []> points, Stroke stroke) throws IOException {
        page.setStrokingColor(stroke.red(), stroke.green(), stroke.blue());
        page.setLineWidth(stroke.width());
        page.setLineDashPattern(stroke.dash(), 0);
        page.setLineCapStyle(1);
        boolean open = false;
        for (float[] point : points) {
            if (point == null) {
                open = false;
            } else if (open) {
                page.lineTo(point[0], point[1]);
            } else {
                page.moveTo(point[0], point[1]);
                // A lone value would be a line of no length.
                page.lineTo(point[0] + 0.1f, point[1]);
                open = true;
            }
        }
        page.stroke();
    }

    record Stroke(float red, float green, float blue, float width, float[] dash) {}

    float width(String text, float size) throws IOException {
        return font.getStringWidth(shown(text)) / 1000 * size;
    }

    List<String> wrap(String text, float width, float size) throws IOException {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : shown(text).split(" ")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (line.isEmpty() || width(longer, size) <= width) {
                line = longer;
            } else {
                lines.add(line);
                line = word;
            }
        }
        lines.add(line);
        List<String> fitting = new ArrayList<>();
        for (String one : lines) {
            fitting.add(cut(one, width, size));
        }
        return fitting;
    }

    /** What does not fit ends in dots. */
    String cut(String text, float width, float size) throws IOException {
        String shown = shown(text);
        if (width(shown, size) <= width) {
            return shown;
        }
        int end = shown.length();
        while (end > 0 && width(shown.substring(0, end) + "…", size) > width) {
            end--;
        }
        return shown.substring(0, end) + "…";
    }

    /** Narrow spaces of numbers are spaces, and what the font lacks is a question mark. */
    private String shown(String text) throws IOException {
        var shown = new StringBuilder(text.length());
        for (int letter : text.codePoints().toArray()) {
            if (Character.isSpaceChar(letter) || Character.isISOControl(letter)) {
                shown.append(' ');
            } else {
                shown.append(has(letter) ? Character.toString(letter) : MISSING);
            }
        }
        return shown.toString();
    }

    private boolean has(int letter) throws IOException {
        try {
            font.encode(Character.toString(letter));
            return true;
        } catch (IllegalArgumentException missing) {
            return false;
        }
    }

    interface Footer {
        String of(int page, int pages);
    }

    /** The file, with something below each page. */
    byte[] finish(String left, Footer right) throws IOException {
        page.close();
        for (int n = 0; n < pages.size(); n++) {
            page = new PDPageContentStream(document, pages.get(n), PDPageContentStream.AppendMode.APPEND, true, true);
            rule(MARGIN + 4, MARGIN, MARGIN + WIDTH, 0.8f);
            text(cut(left, WIDTH - 90, 7.5f), MARGIN, MARGIN - 8, 7.5f, 0.4f);
            textUpTo(right.of(n + 1, pages.size()), MARGIN + WIDTH, MARGIN - 8, 7.5f, 0.4f);
            page.close();
        }
        var bytes = new ByteArrayOutputStream();
        document.save(bytes);
        return bytes.toByteArray();
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
