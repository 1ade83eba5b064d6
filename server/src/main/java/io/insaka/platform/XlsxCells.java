package io.insaka.platform;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A workbook on its way out. Every cell is text: none is a formula, and no number loses its zeros. */
final class XlsxCells implements SheetCells {
    private static final int AT_ONCE = 500;

    private final Workbook workbook;
    private Worksheet sheet;
    private int next;
    private int sheets = 1;

    XlsxCells(OutputStream out) {
        this.workbook = new Workbook(out, "Insaka", "1.0");
        this.sheet = workbook.newWorksheet("1");
    }

    @Override
    public void row(List<String> cells) throws IOException {
        if (next == Worksheet.MAX_ROWS) {
            sheet.finish();
            sheet = workbook.newWorksheet(String.valueOf(++sheets));
            next = 0;
        }
        for (int column = 0; column < cells.size(); column++) {
            sheet.inlineString(next, column, cells.get(column));
        }
        if (++next % AT_ONCE == 0) {
            sheet.flush();
        }
    }

    @Override
    public void close() throws IOException {
        sheet.finish();
        workbook.finish();
    }
}
