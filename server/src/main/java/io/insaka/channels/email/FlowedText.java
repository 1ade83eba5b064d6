package io.insaka.channels.email;

/** Text with soft line breaks (RFC 3676), one line per paragraph again. */
final class FlowedText {
    private FlowedText() {}

    static String unfold(String text, boolean deleteSpaces) {
        var unfolded = new StringBuilder(text.length());
        int depth = -1;
        boolean flowing = false;
        for (String line : text.split("\n", -1)) {
            int quotes = 0;
            while (quotes < line.length() && line.charAt(quotes) == '>') {
                quotes++;
            }
            String rest = line.substring(quotes);
            if (rest.startsWith(" ")) {
                rest = rest.substring(1);
            }
            boolean signature = rest.equals("-- ");
            if (depth >= 0 && !(flowing && quotes == depth && !signature)) {
                unfolded.append('\n');
                flowing = false;
            }
            if (!flowing && quotes > 0) {
                unfolded.append(">".repeat(quotes)).append(' ');
            }
            flowing = rest.endsWith(" ") && !signature;
            unfolded.append(flowing && deleteSpaces ? rest.substring(0, rest.length() - 1) : rest);
            depth = quotes;
        }
        return unfolded.toString();
    }
}
