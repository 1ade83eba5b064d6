package io.insaka.analytics;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Rows with a name and numbers; the head stands again on each page. */
final class PdfTable {
    private static final float SIZE = 8.5f;
    private static final float HEAD = 7.5f;
    private static final float LINE = 13;

    private final PdfSheet sheet;
    private final float first;
    private final float each;
    private final List<List<String>> head = new ArrayList<>();

    /** @param first how wide the names are */
    PdfTable(PdfSheet sheet, float first, List<String> titles) throws IOException {
        this.sheet = sheet;
        this.first = first;
        this.each = (PdfSheet.WIDTH - first) / Math.max(1, titles.size() - 1);
        for (int n = 0; n < titles.size(); n++) {
            head.add(sheet.wrap(titles.get(n), (n == 0 ? first : each) - 6, HEAD));
        }
    }

    void write(List<List<String>> rows) throws IOException {
        sheet.room(height() + 2 * LINE);
        head();
        for (List<String> row : rows) {
            if (sheet.room(LINE)) {
                head();
            }
            sheet.down(LINE);
            sheet.text(sheet.cut(row.getFirst(), first - 6, SIZE), PdfSheet.MARGIN, sheet.y(), SIZE, 0.1f);
            for (int n = 1; n < row.size(); n++) {
                sheet.textUpTo(sheet.cut(row.get(n), each - 4, SIZE), end(n), sheet.y(), SIZE, 0.1f);
            }
            sheet.rule(sheet.y() - 3.5f, PdfSheet.MARGIN, PdfSheet.MARGIN + PdfSheet.WIDTH, 0.9f);
        }
        sheet.down(8);
    }

    private float end(int column) {
        return PdfSheet.MARGIN + first + column * each;
    }

    private float height() {
        return head.stream().mapToInt(List::size).max().orElse(1) * (HEAD + 1.5f) + 6;
    }

    private void head() throws IOException {
        float top = sheet.y() - 4;
        for (int n = 0; n < head.size(); n++) {
            List<String> lines = head.get(n);
            for (int line = 0; line < lines.size(); line++) {
                float at = top - (line + 1) * (HEAD + 1.5f);
                if (n == 0) {
                    sheet.text(lines.get(line), PdfSheet.MARGIN, at, HEAD, 0.4f);
                } else {
                    sheet.textUpTo(lines.get(line), end(n), at, HEAD, 0.4f);
                }
            }
        }
        sheet.down(height());
        sheet.rule(sheet.y() - 1, PdfSheet.MARGIN, PdfSheet.MARGIN + PdfSheet.WIDTH, 0.6f);
    }
}
