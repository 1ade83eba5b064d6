package io.insaka.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.HttpHeaders;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypeException;
import org.apache.tika.mime.MimeTypes;
import org.apache.tika.parser.ParseContext;
import org.jspecify.annotations.Nullable;

/** Tells what a file is from its first bytes; what the sender claimed may only make the answer more precise. */
final class FileTypes {
    /** Enough for every signature Tika knows. */
    static final int HEAD = 64 * 1024;

    static final String UNKNOWN = "application/octet-stream";

    private static final MimeTypes KNOWN = MimeTypes.getDefaultMimeTypes();

    /** Names that providers and browsers use where Tika is more exact or older. */
    private static final Map<String, String> USUAL = Map.of(
            "audio/opus", "audio/ogg",
            "audio/vorbis", "audio/ogg",
            "application/ogg", "audio/ogg",
            "audio/vnd.wave", "audio/wav",
            "application/mp4", "video/mp4",
            "video/x-m4v", "video/mp4",
            "audio/x-m4a", "audio/mp4",
            "application/xhtml+xml", "text/html");

    /** What a browser shows without running anything it contains. */
    private static final Set<String> SHOWN_IN_PLACE = Set.of(
            "image/jpeg",
            "image/png",
            "image/gif",
            "image/webp",
            "image/avif",
            "image/bmp",
            "video/mp4",
            "video/3gpp",
            "video/webm",
            "video/quicktime",
            "audio/aac",
            "audio/amr",
            "audio/mpeg",
            "audio/mp4",
            "audio/ogg",
            "audio/wav",
            "audio/webm",
            "application/pdf",
            "text/plain");

    /** What runs on the machine of the one who opens it. */
    private static final Set<String> PROGRAMS = Set.of(
            "application/x-msdownload",
            "application/x-dosexec",
            "application/x-executable",
            "application/x-sharedlib",
            "application/x-elf",
            "application/x-mach-o",
            "application/x-mach-o-executable",
            "application/x-msi",
            "application/x-ms-installer",
            "application/x-bat",
            "application/x-sh",
            "application/java-archive",
            "application/vnd.android.package-archive",
            "application/x-ms-shortcut",
            "application/x-ms-shortcut+xml",
            "application/x-msdos-program",
            "application/x-perl",
            "application/x-python",
            "application/x-powershell",
            "text/x-powershell",
            "text/x-python",
            "text/x-perl",
            "text/vbscript",
            "text/x-vbscript");

    /** What runs by its name alone, whatever is in it: the last extension is the one a computer goes by. */
    private static final Set<String> PROGRAM_NAMES = Set.of(
            "apk",
            "app",
            "appx",
            "bat",
            "chm",
            "cmd",
            "com",
            "command",
            "cpl",
            "deb",
            "desktop",
            "dll",
            "dmg",
            "exe",
            "gadget",
            "hta",
            "inf",
            "ins",
            "iso",
            "jar",
            "jnlp",
            "js",
            "jse",
            "lnk",
            "mjs",
            "msc",
            "msi",
            "msix",
            "msp",
            "pif",
            "pkg",
            "ps1",
            "psm1",
            "reg",
            "rpm",
            "scf",
            "scr",
            "sct",
            "sh",
            "shb",
            "sys",
            "url",
            "vb",
            "vbe",
            "vbs",
            "vhd",
            "workflow",
            "ws",
            "wsc",
            "wsf",
            "wsh");

    private static final Set<String> ACTIVE = Set.of(
            "text/html", "image/svg+xml", "application/xml", "text/xml", "text/javascript", "application/javascript");

    private FileTypes() {}

    static String detect(byte[] head, @Nullable String claimedType, @Nullable String fileName) {
        var hints = new Metadata();
        if (claimedType != null) {
            hints.set(HttpHeaders.CONTENT_TYPE, claimedType);
        }
        if (fileName != null) {
            hints.set(TikaCoreProperties.RESOURCE_NAME_KEY, fileName);
        }
        try (TikaInputStream stream = TikaInputStream.get(head)) {
            MediaType type = KNOWN.detect(stream, hints, new ParseContext()).getBaseType();
            return usual(type.toString());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static String usual(String type) {
        return USUAL.getOrDefault(type, type);
    }

    static MediaKind kind(String contentType) {
        if (!SHOWN_IN_PLACE.contains(contentType)) {
            return MediaKind.DOCUMENT;
        }
        return switch (contentType.substring(0, contentType.indexOf('/'))) {
            case "image" -> MediaKind.IMAGE;
            case "video" -> MediaKind.VIDEO;
            case "audio" -> MediaKind.AUDIO;
            default -> MediaKind.DOCUMENT;
        };
    }

    static boolean shownInPlace(String contentType) {
        return SHOWN_IN_PLACE.contains(contentType);
    }

    static boolean program(String contentType) {
        return PROGRAMS.contains(contentType);
    }

    /** Whether the file would run on the computer of the one who opens it, by its bytes or by its name. */
    static boolean program(String contentType, String fileName) {
        String name = fileName.strip().replaceFirst("[. ]+$", "");
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return program(contentType) || name.contains(".") && PROGRAM_NAMES.contains(extension);
    }

    /** The type to serve: what could run is plain bytes to a browser. */
    static String served(String contentType) {
        return program(contentType) || ACTIVE.contains(contentType) ? UNKNOWN : contentType;
    }

    /** With its dot; empty when the type has no usual one. */
    static String extension(String contentType) {
        try {
            return KNOWN.forName(contentType).getExtension();
        } catch (MimeTypeException malformed) {
            return "";
        }
    }
}
