package io.insaka.media;

import org.jspecify.annotations.Nullable;

/** Turns the name a stranger gave to a file into one that is safe to show and to save under. */
final class FileNames {
    private static final int LONGEST = 120;
    private static final int LONGEST_EXTENSION = 12;

    private FileNames() {}

    /** @param kind and {@code extension} make the name of a file that has none */
    static String clean(@Nullable String given, MediaKind kind, String extension) {
        String name = given == null ? "" : strip(given);
        return name.isEmpty() ? kind.wireName() + extension : shorten(name);
    }

    /** Only the last part of a path, no characters that steer a terminal, a file system or the reading direction. */
    private static String strip(String given) {
        String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        var name = new StringBuilder();
        last.codePoints()
                .filter(FileNames::harmless)
                .map(point -> Character.isWhitespace(point) ? ' ' : point)
                .forEach(name::appendCodePoint);
        return name.toString().strip().replaceFirst("^\\.+", "").strip();
    }

    private static boolean harmless(int point) {
        if (":*?\"<>|".indexOf(point) >= 0) {
            return false;
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    /** Keeps the extension, and never cuts a character in two. */
    private static String shorten(String name) {
        int points = name.codePointCount(0, name.length());
        if (points <= LONGEST) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String extension = dot > 0 && name.length() - dot <= LONGEST_EXTENSION ? name.substring(dot) : "";
        int keep = LONGEST - extension.length();
        return name.substring(0, name.offsetByCodePoints(0, keep)).strip() + extension;
    }
}
