package io.insaka.channels.email;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Text without the files that stand in it between {@code begin} and {@code end}, and those files. */
record Uuencoded(String text, List<MailFile> files) {
    private static final Pattern BEGIN = Pattern.compile("begin [0-7]{3,4} (.{1,200})");

    static Uuencoded takenFrom(String text) {
        if (!text.contains("begin ")) {
            return new Uuencoded(text, List.of());
        }
        List<MailFile> files = new ArrayList<>();
        var rest = new StringBuilder();
        String[] lines = text.split("\n", -1);
        int[] ends = ends(lines);
        for (int i = 0; i < lines.length; i++) {
            Matcher begin = BEGIN.matcher(lines[i].stripTrailing());
            int end = begin.matches() ? ends[i] : -1;
            byte[] bytes = end < 0 ? null : decoded(lines, i + 1, end);
            if (bytes == null) {
                rest.append(lines[i]).append('\n');
            } else {
                files.add(new MailFile("application/octet-stream", MailFile.cleaned(begin.group(1)), false, bytes));
                i = end;
            }
        }
        return new Uuencoded(rest.toString(), files);
    }

    /** For each line the next that ends a file; −1 when none does. */
    private static int[] ends(String[] lines) {
        int[] ends = new int[lines.length];
        int next = -1;
        for (int i = lines.length - 1; i >= 0; i--) {
            ends[i] = next;
            next = lines[i].stripTrailing().equals("end") ? i : next;
        }
        return ends;
    }

    /** Null when a line is none of this encoding: then it was only words. */
    private static byte @Nullable [] decoded(String[] lines, int from, int end) {
        var out = new ByteArrayOutputStream();
        for (int i = from; i < end; i++) {
            String line = lines[i];
            if (line.isEmpty()) {
                continue;
            }
            int length = line.charAt(0) - ' ' & 0x3F;
            int characters = (length + 2) / 3 * 4;
            if (line.charAt(0) > '`' || line.stripTrailing().length() > characters + 2) {
                return null;
            }
            for (int at = 1; length > 0; at += 4) {
                int bits = sextet(line, at) << 18
                        | sextet(line, at + 1) << 12
                        | sextet(line, at + 2) << 6
                        | sextet(line, at + 3);
                for (int shift = 16; shift >= 0 && length > 0; shift -= 8, length--) {
                    out.write(bits >> shift & 0xFF);
                }
            }
        }
        return out.toByteArray();
    }

    private static int sextet(String line, int at) {
        return at < line.length() ? line.charAt(at) - ' ' & 0x3F : 0;
    }
}
