package io.insaka.knowledge.extraction;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The kinds of files that can be read. */
public enum Format {
    PDF,
    DOCX,
    HTML,
    MARKDOWN,
    CSV,
    TEXT;

    private static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /** @param contentType by what the bytes are, as far as that can be seen; the name decides among kinds of text */
    public static Optional<Format> of(String contentType, @Nullable String fileName) {
        String type = contentType.toLowerCase(Locale.ROOT).split(";", 2)[0].strip();
        String name = fileName == null ? "" : fileName.toLowerCase(Locale.ROOT);
        String extension = name.substring(name.lastIndexOf('.') + 1);
        return switch (type) {
            case "application/pdf" -> Optional.of(PDF);
            case WORD -> Optional.of(DOCX);
            case "application/zip", "application/x-tika-ooxml" ->
                extension.equals("docx") ? Optional.of(DOCX) : Optional.empty();
            case "text/html", "application/xhtml+xml" -> Optional.of(HTML);
            case "text/csv", "text/tab-separated-values" -> Optional.of(CSV);
            case "text/markdown", "text/x-markdown", "text/x-web-markdown" -> Optional.of(MARKDOWN);
            default ->
                type.startsWith("text/") || type.equals("application/octet-stream")
                        ? ofText(extension)
                        : Optional.empty();
        };
    }

    private static Optional<Format> ofText(String extension) {
        return switch (extension) {
            case "md", "markdown" -> Optional.of(MARKDOWN);
            case "csv", "tsv" -> Optional.of(CSV);
            case "html", "htm" -> Optional.of(HTML);
            case "txt", "text" -> Optional.of(TEXT);
            default -> Optional.empty();
        };
    }

    /** Whether it is read in a process of its own. */
    boolean apart() {
        return switch (this) {
            case PDF, DOCX, HTML -> true;
            case MARKDOWN, CSV, TEXT -> false;
        };
    }
}
