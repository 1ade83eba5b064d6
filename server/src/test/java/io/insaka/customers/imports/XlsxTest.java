package io.insaka.customers.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insaka.platform.Problem;
import io.insaka.platform.SheetCells;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workbooks, good ones and hostile ones. */
class XlsxTest {
    @TempDir
    Path folder;

    private static final class Taken implements Sheet.Taker {
        private List<String> headers = List.of();
        private final List<List<String>> rows = new ArrayList<>();
        private int most;

        @Override
        public void headers(List<String> all) {
            headers = all;
        }

        @Override
        public void rows(int first, List<List<String>> some) {
            assertThat(first).isEqualTo(rows.size() + 1);
            rows.addAll(some);
            most = Math.max(most, some.size());
        }
    }

    private static byte[] workbook(Consumer<Worksheet> filled) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "Test", "1.0")) {
            filled.accept(workbook.newWorksheet("First"));
            workbook.newWorksheet("Second").value(0, 0, "not looked at");
        }
        return out.toByteArray();
    }

    private static Taken read(byte[] file) {
        var taken = new Taken();
        Sheet.read(file, taken);
        return taken;
    }

    @Test
    void readsCellsAsPeopleDo() throws IOException {
        Taken taken = read(workbook(sheet -> {
            List<String> headers = List.of("Name", "Phone", "Born", "At", "Size", "Code", "VIP", "Sum");
            for (int column = 0; column < headers.size(); column++) {
                sheet.value(0, column, headers.get(column));
            }
            sheet.value(1, 0, "=Anna");
            sheet.value(1, 1, "0970000001");
            sheet.value(1, 2, LocalDate.of(1990, 3, 5));
            sheet.style(1, 2).format("dd/mm/yyyy").set();
            sheet.value(1, 3, LocalDateTime.of(2026, 11, 22, 8, 30));
            sheet.style(1, 3).format("yyyy-mm-dd hh:mm").set();
            sheet.value(1, 4, 0.1 + 0.2);
            sheet.value(1, 5, 42);
            sheet.style(1, 5).format("00000").set();
            sheet.value(1, 6, true);
            sheet.formula(1, 7, "1+1");
            sheet.value(3, 1, 260970000001L);
        }));
        assertThat(taken.headers).hasSize(8).startsWith("Name", "Phone");
        assertThat(taken.rows.get(0).subList(0, 7))
                .containsExactly("=Anna", "0970000001", "1990-03-05", "2026-11-22 08:30", "0.3", "00042", "yes");
        assertThat(taken.rows.get(1)).startsWith("", "260970000001");
        assertThat(taken.rows).hasSize(2);
    }

    @Test
    void readsWhatAFormulaCameTo() throws IOException {
        String sheet = """
                <?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
                <row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="B1" t="inlineStr"><is><t>b</t></is></c>
                <c r="C1" t="inlineStr"><is><t>c</t></is></c><c r="D1" t="inlineStr"><is><t>d</t></is></c>
                <c r="E1" t="inlineStr"><is><t>e</t></is></c><c r="F1" t="inlineStr"><is><t>f</t></is></c></row>
                <row r="2"><c r="A2"><f>1+1</f><v>2</v></c><c r="B2" t="str"><f>TEXT(970000001,"0000000000")</f><v>0970000001</v></c>
                <c r="C2" t="str"><f>"#"&amp;1</f><v>#1 customer</v></c><c r="D2" t="e"><f>1/0</f><v>#DIV/0!</v></c>
                <c r="E2" t="b"><f>TRUE()</f><v>1</v></c><c r="F2"><f>NOW()</f></c></row>
                </sheetData></worksheet>""";
        Taken taken = read(withSheet(workbook(first -> first.value(0, 0, "x")), sheet));
        assertThat(taken.rows).containsExactly(List.of("2", "0970000001", "#1 customer", "", "yes", ""));
    }

    /** The same workbook with another first sheet. */
    private byte[] withSheet(byte[] workbook, String sheet) throws IOException {
        Path file = Files.write(folder.resolve("book.xlsx"), workbook);
        try (var parts = FileSystems.newFileSystem(file)) {
            Files.writeString(parts.getPath("/xl/worksheets/sheet1.xml"), sheet);
        }
        return Files.readAllBytes(file);
    }

    @Test
    void knowsDatesByTheirFormat() {
        for (String date : List.of("yyyy-mm-dd", "d/m/yy", "[$-409]d mmm yyyy", "h:mm AM/PM", "[h]:mm")) {
            assertThat(XlsxRows.isDate(date)).as(date).isTrue();
        }
        for (String none : List.of("General", "0.00", "#,##0 \"days\"", "[Red]0", "0\\d", "@", "0%")) {
            assertThat(XlsxRows.isDate(none)).as(none).isFalse();
        }
    }

    @Test
    void handsALongSheetOnBitByBit() throws IOException {
        byte[] file = written(100_000);
        var taken = read(file);
        assertThat(taken.rows).hasSize(100_000);
        assertThat(taken.rows.getLast()).containsExactly("Customer 99999", "+26097099999");
        assertThat(taken.most).isLessThanOrEqualTo(1_000);
        byte[] longer = written(100_001);
        refused(longer, "imports/too-large");
    }

    private static byte[] written(int rows) throws IOException {
        var out = new ByteArrayOutputStream();
        try (SheetCells sheet = SheetCells.Format.XLSX.to(out)) {
            sheet.row(List.of("name", "phone"));
            for (int n = 0; n < rows; n++) {
                sheet.row(List.of("Customer " + n, "+260970" + n));
            }
        }
        return out.toByteArray();
    }

    @Test
    void refusesWhatIsNoWorkbook() throws IOException {
        refused(zip("readme.txt", out -> out.write("hello".getBytes(UTF_8))), "imports/format");
        refused(new byte[] {'P', 'K', 5, 6}, "imports/format");
        refused(new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0}, "imports/format");
        byte[] cut = written(10);
        refused(java.util.Arrays.copyOf(cut, cut.length / 2), "imports/format");
        refused(workbook(sheet -> sheet.value(0, 0, "name")), "imports/empty");
    }

    @Test
    void readsOrRefusesWhateverABrokenFileSays() throws IOException {
        byte[] whole = written(20);
        var random = new Random(7);
        for (int n = 0; n < 300; n++) {
            byte[] broken = whole.clone();
            broken[random.nextInt(broken.length)] ^= (byte) (1 << random.nextInt(8));
            assertThatCode(() -> {
                        try {
                            read(broken);
                        } catch (Problem refused) {
                            assertThat(refused.code()).startsWith("imports/");
                        }
                    })
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void refusesBombs() throws IOException {
        var block = new byte[1024 * 1024];
        refused(
                zip("xl/worksheets/sheet1.xml", out -> {
                    out.write("<worksheet>".getBytes(UTF_8));
                    java.util.Arrays.fill(block, (byte) ' ');
                    for (int n = 0; n < 450; n++) {
                        out.write(block);
                    }
                }),
                "imports/unpacks-too-large");
        refused(
                zip(
                        "xl/elsewhere.bin",
                        out -> out.write(
                                "<worksheet><sheetData><row r=\"1\"><c r='ZZZZZZ1'><v>1</v></c></row></sheetData></worksheet>"
                                        .getBytes(UTF_8))),
                "imports/too-large");
    }

    private interface Writing {
        void to(OutputStream out) throws IOException;
    }

    private static byte[] zip(String name, Writing part) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            part.to(zip);
            zip.closeEntry();
        }
        return out.toByteArray();
    }

    private static void refused(byte[] file, String code) {
        assertThatThrownBy(() -> read(file))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
    }
}
