package io.insaka.channels.graph;

/** Fits words into the places the Cloud API gives them. */
public final class Wording {
    private Wording() {}

    /** At most {@code longest} characters, cut between words where there is a gap in the second half. */
    public static String fit(String text, int longest) {
        String line = text.strip().replaceAll("\\s+", " ");
        if (line.length() <= longest) {
            return line;
        }
        int end = longest - 1;
        if (Character.isHighSurrogate(line.charAt(end - 1))) {
            end--;
        }
        int blank = line.lastIndexOf(' ', end);
        if (blank >= longest / 2) {
            end = blank;
        }
        return line.substring(0, end).stripTrailing() + "…";
    }
}
