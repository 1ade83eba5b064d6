package io.insaka.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FileNamesTest {
    @Test
    void keepsOrdinaryNamesOfEveryScript() {
        assertThat(clean("Invoice 2026-11.pdf")).isEqualTo("Invoice 2026-11.pdf");
        assertThat(clean("résumé – 履歴書.docx")).isEqualTo("résumé – 履歴書.docx");
    }

    @Test
    void keepsOnlyTheLastPartOfAPath() {
        assertThat(clean("../../etc/passwd")).isEqualTo("passwd");
        assertThat(clean("C:\\Users\\me\\photo.jpg")).isEqualTo("photo.jpg");
    }

    @Test
    void dropsWhatSteersTerminalsFileSystemsAndReaders() {
        assertThat(clean("photo\r\nSet-Cookie: x=1.jpg")).isEqualTo("photoSet-Cookie x=1.jpg");
        assertThat(clean("invoice\u202Efdp.exe")).isEqualTo("invoicefdp.exe");
        assertThat(clean("a\u0000b\u001B[31m.txt")).isEqualTo("ab[31m.txt");
        assertThat(clean(".htaccess")).isEqualTo("htaccess");
    }

    @Test
    void namesWhatHasNoName() {
        assertThat(FileNames.clean(null, MediaKind.IMAGE, ".jpg")).isEqualTo("image.jpg");
        assertThat(FileNames.clean(" ./. ", MediaKind.DOCUMENT, "")).isEqualTo("document");
    }

    @Test
    void shortensWithoutLosingTheExtensionOrHalvingACharacter() {
        String cut = clean("👋".repeat(200) + ".pdf");
        assertThat(cut).isEqualTo("👋".repeat(116) + ".pdf");
    }

    private static String clean(String given) {
        return FileNames.clean(given, MediaKind.DOCUMENT, ".bin");
    }
}
