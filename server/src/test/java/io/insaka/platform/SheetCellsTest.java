package io.insaka.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SheetCellsTest {
    @TempDir
    Path folder;

    private static byte[] written(SheetCells.Format format, String... cells) throws IOException {
        var out = new ByteArrayOutputStream();
        try (SheetCells sheet = format.to(out)) {
            sheet.row(List.of(cells));
        }
        return out.toByteArray();
    }

    private static String csv(String cell) throws IOException {
        return new String(written(SheetCells.Format.CSV, "x", cell), UTF_8).substring("\ufeffx,".length());
    }

    @Test
    void noCellOfATextFileIsAFormula() throws IOException {
        assertThat(csv("=HYPERLINK(\"x\")")).startsWith("\"'=HYPERLINK(");
        for (String formula :
                List.of("+1+1", "-1+1", "-A1", "@SUM(A1)", "+260970000001", "\uff1d1", "\tx", "\r=1", "\n=1")) {
            assertThat(csv(formula)).as(formula).matches("(?s)\"?'.*");
        }
        for (String plain : List.of("Chanda", "12", "-12.5", "a=b")) {
            assertThat(csv(plain)).as(plain).isEqualTo(plain + "\r\n");
        }
    }

    @Test
    void noCellOfAWorkbookIsAFormula() throws IOException {
        byte[] book = written(SheetCells.Format.XLSX, "=1+1", "@SUM(A1)", "+1", "-1");
        try (var parts = FileSystems.newFileSystem(Files.write(folder.resolve("book.xlsx"), book))) {
            assertThat(Files.readString(parts.getPath("/xl/worksheets/sheet1.xml")))
                    .contains("<t>=1+1</t>")
                    .doesNotContain("<f>", "<f ");
        }
    }

    @Test
    void whatWasDefusedIsReadAsItWas() {
        assertThat(SheetCells.armed("'+260970000001")).isEqualTo("+260970000001");
        assertThat(SheetCells.armed("'-5")).isEqualTo("-5");
        assertThat(SheetCells.armed("'t Hart")).isEqualTo("'t Hart");
    }

    @Test
    void otherFilesAreRefused() {
        assertThat(SheetCells.Format.of(null)).isEqualTo(SheetCells.Format.CSV);
        assertThatThrownBy(() -> SheetCells.Format.of("pdf")).isInstanceOf(Problem.class);
    }
}
