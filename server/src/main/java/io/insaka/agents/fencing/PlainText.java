package io.insaka.agents.fencing;

import java.util.regex.Pattern;

/** Takes out of foreign text what people do not see or models take for marks of their own. */
public final class PlainText {
    /** Ours, however it is written, and those of chat templates. */
    private static final Pattern MARKS = Pattern.compile(
            "(?i)[<\\uFE64\\u2039\\u2329\\u27E8\\u3008\\uFF1C]\\s*[/\\\\\\uFF0F]?\\s*data\\s*[-\\u2010-\\u2015\\u2212\\uFE63\\uFF0D_][^>\\n]{0,80}[>\\uFE65\\u203A\\u232A\\u27E9\\u3009\\uFF1E]?"
                    + "|<\\s*\\|[^|\\n]{0,40}\\|\\s*>"
                    + "|\\[\\s*/?\\s*INST\\s*]|<<\\s*/?\\s*SYS\\s*>>"
                    + "|<\\s*/?\\s*(?:s|system|assistant|instructions?|system[-_ ]?prompt)\\s*>"
                    + "|<start_of_turn>|<end_of_turn>|<!--|-->");

    private PlainText() {}

    /** As people see it; line breaks and tabs stay. */
    public static String of(String foreign) {
        if (ordinary(foreign)) {
            return foreign;
        }
        var kept = new StringBuilder(foreign.length());
        foreign.codePoints().filter(PlainText::visible).forEach(point -> kept.appendCodePoint(replaced(point)));
        return withoutMarks(kept.toString());
    }

    /** Most texts have nothing that could be hidden or a mark, and looking closely takes long. */
    private static boolean ordinary(String text) {
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            boolean shown = letter >= 0x20 && letter < 0x7F || letter == '\n' || letter == '\t';
            if (!shown || letter == '<' || letter == '[' || letter == '>') {
                return false;
            }
        }
        return true;
    }

    /** Taking one out may leave another behind that was written around it. */
    private static String withoutMarks(String text) {
        String before;
        String after = text;
        do {
            before = after;
            after = MARKS.matcher(before).replaceAll("");
        } while (!after.equals(before));
        return after;
    }

    /** As {@link #of}, in one line and without what would end the title of a fence. */
    public static String title(String foreign, int longest) {
        String line = of(foreign)
                .replaceAll("[\"<>\\s]+", " ")
                .replaceAll("\\p{Cntrl}", "")
                .strip();
        return line.codePointCount(0, line.length()) <= longest
                ? line
                : line.substring(0, line.offsetByCodePoints(0, longest)).strip() + "…";
    }

    private static int replaced(int point) {
        return switch (point) {
            case '\u27E6' -> '['; // the marks of what is masked
            case '\u27E7' -> ']';
            case '\r', '\u2028', '\u2029', '\u0085', '\u000B', '\f' -> '\n';
            default -> Character.getType(point) == Character.SURROGATE ? '\uFFFD' : point;
        };
    }

    /** The joiners stay: emoji and several scripts need them. */
    private static boolean visible(int point) {
        boolean control =
                point < 0x20 && point != '\n' && point != '\t' && point != '\r' && point != 0x0B && point != '\f';
        boolean deleted = point >= 0x7F && point < 0xA0 && point != 0x85;
        boolean hidden = point == 0xAD
                || point == 0x180E
                || point == 0x200B
                || point == 0x200E
                || point == 0x200F
                || point >= 0x202A && point <= 0x202E
                || point >= 0x2060 && point <= 0x206F
                || point == 0xFEFF
                || point >= 0xFFF9 && point <= 0xFFFB
                || point >= 0xE0000 && point <= 0xE0FFF;
        return !control && !deleted && !hidden;
    }
}
