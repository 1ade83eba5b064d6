package io.insaka.channels.email;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a person wrote, without what their program quoted below it and without their signature. When in doubt it stays:
 * a quote too many is a nuisance, a lost sentence is a lost message.
 */
final class QuotedReply {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final int LONGEST_ATTRIBUTION = 400;
    private static final int MOST_ATTRIBUTION_LINES = 4;
    private static final int HEADER_LINES = 6;
    private static final int LONGEST_SIGNATURE = 12;

    /** "----- Original Message -----" and its like. */
    private static final Pattern ORIGINAL = Pattern.compile(
            "[-_=* ]{2,}\\s*(original message|original appointment|reply message|urspr(ü|ue)ngliche (nachricht|mail)"
                    + "|message (d['’]origine|original)|mensaje original|messaggio originale|mensagem original"
                    + "|oorspronkelijk bericht|oprindelig (meddelelse|besked)|opprinnelig melding"
                    + "|ursprungligt meddelande|originalmeddelande|alkuperäinen viesti|oryginalna wiadomość"
                    + "|wiadomość oryginalna|původní zpráva|pôvodná správa|eredeti üzenet|mesaj original|orijinal mesaj"
                    + "|исходное сообщение|оригинальное сообщение|原始邮件|邮件原件|原始郵件|元のメッセージ"
                    + "|원본 메(시|세)지|الرسالة الأصلية)\\s*[-_=* ]{2,}",
            FLAGS);

    /** "On Monday, Mwila wrote:" and its like, on one line. */
    private static final List<Pattern> ATTRIBUTIONS = Stream.of(
                    "on\\b.{4,350}\\bwrote:?",
                    "am\\b.{4,350}\\bschrieb\\b.{0,200}:",
                    ".{2,300}\\bschrieb (am|um)\\b.{4,200}:",
                    "le\\b.{4,350}\\ba écrit\\s*:",
                    "el\\b.{4,350}\\bescribi(ó|o)\\s*:",
                    "(em|no dia|a)\\b.{4,350}\\bescreveu\\s*:",
                    "(il|in data|on)\\b.{4,350}\\bha scritto\\s*:",
                    "op\\b.{4,350}\\b(schreef|het volgende geschreven)\\b.{0,200}:",
                    "(den|on|på)\\b.{4,350}\\bskrev\\b.{0,200}:",
                    "(w dniu|dnia|pon|wt|śr|czw|pt|sob|niedz)\\b.{4,350}\\b(pisze|napisał|napisała|napisał\\(a\\))\\s*:",
                    ".{4,350}(пишет|написал|написала|написал\\(а\\))\\s*:",
                    ".{4,350}\\bkirjoitti\\b.{0,200}:",
                    "(dne|po|út|st|čt|pá|so|ne)\\b.{4,350}\\bnapsal(a|\\(a\\))?\\s*:",
                    ".{4,350}\\b(yazdı|şunu yazdı)\\s*:",
                    ".{4,350}\\bezt írta\\b.{0,200}:",
                    ".{4,350}写道\\s*[:：]",
                    ".{4,350}(のメール|さんは書きました|が書きました)\\s*[:：]",
                    "[0-9]{4}年.{4,200}<[^>]+@[^>]+>\\s*[:：]",
                    ".{4,350}(작성|님이 작성)\\s*[:：]")
            .map(pattern -> Pattern.compile(pattern, FLAGS | Pattern.DOTALL))
            .toList();

    private static final Pattern FROM_LINE =
            line("from|von|de|da|van|från|fra|od|lähettäjä|от|från|kimden|feladó|差出人|发件人|寄件者|보낸 사람|من");
    private static final Pattern SENT_LINE = line(
            "sent|date|gesendet|datum|envoyé|date d['’]envoi|enviado( el)?|enviada( em)?|fecha|data|inviato"
                    + "|verzonden|skickat|sendt|dato|wysłano|lähetetty|отправлено|дата|odesláno|gönderildi|tarih|elküldve|送信日時|日付|发送时间|日期|보낸 날짜");
    private static final Pattern TO_LINE = line(
            "to|an|à|a|para|aan|till|til|do|komu|vastaanottaja|кому|kime|címzett|宛先|收件人|받는 사람"
                    + "|subject|betreff|objet|asunto|assunto|oggetto|onderwerp|ämne|emne|temat|předmět|aihe|тема|konu|tárgy|件名|主题|제목");

    private static final Pattern SENT_FROM = Pattern.compile(
            "(sent (from|via|with) (my |the )?(iphone|ipad|android|samsung|galaxy|huawei|mobile|phone|outlook|yahoo|proton|mail|blackberry|airtel|tecno|itel|infinix).{0,60}"
                    + "|get outlook for (ios|android).{0,80}"
                    + "|von meinem .{2,40} gesendet|gesendet (mit|von|aus) .{2,60}"
                    + "|envoyé (de|depuis|à partir de) .{2,60}|obtenir outlook pour .{2,80}"
                    + "|enviado (desde|do|a partir do) .{2,60}|inviato da .{2,60}"
                    + "|verstuurd (vanaf|van|met) .{2,60}|skickat från .{2,60}|sendt fra .{2,60}"
                    + "|wysłane z .{2,60}|отправлено с .{2,60}|iphoneから送信|发自我的.{0,20})\\.?",
            FLAGS);

    private QuotedReply() {}

    private static Pattern line(String names) {
        return Pattern.compile("[>* ]*(" + names + ")[* ]*\\s?[:：].*", FLAGS);
    }

    /** Never empty, unless all of it is. */
    static String strip(String text) {
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        cutBelow(lines);
        attribution(lines);
        trailingQuotes(lines);
        signature(lines);
        trailingQuotes(lines);
        String left = joined(lines);
        return left.isEmpty() ? text.strip() : left;
    }

    private static String joined(List<String> lines) {
        return String.join("\n", lines)
                .replaceAll("[ \\t]+(?=\n)", "")
                .replaceAll("\n{3,}", "\n\n")
                .strip();
    }

    /** Outlook's ways: a line that says so, or a header as text. */
    private static void cutBelow(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            boolean rule = line.matches("_{10,}|-{10,}|={10,}");
            boolean says = line.length() < 100 && ORIGINAL.matcher(line).matches();
            if (says || headerAt(lines, rule ? nextWords(lines, i + 1) : i)) {
                if (hasWords(lines, i)) {
                    truncate(lines, i);
                }
                return;
            }
        }
    }

    private static int nextWords(List<String> lines, int from) {
        int at = from;
        while (at < lines.size() && lines.get(at).isBlank()) {
            at++;
        }
        return at;
    }

    private static boolean headerAt(List<String> lines, int at) {
        if (at >= lines.size()
                || lines.get(at).length() > LONGEST_ATTRIBUTION
                || !FROM_LINE.matcher(lines.get(at)).matches()) {
            return false;
        }
        boolean sent = false;
        boolean to = false;
        for (String line : lines.subList(at + 1, Math.min(lines.size(), at + 1 + HEADER_LINES))) {
            String head = line.substring(0, Math.min(line.length(), LONGEST_ATTRIBUTION));
            sent |= SENT_LINE.matcher(head).matches();
            to |= TO_LINE.matcher(head).matches();
        }
        return sent && to;
    }

    private static boolean hasWords(List<String> lines, int before) {
        return lines.subList(0, before).stream().anyMatch(line -> !line.isBlank() && !quoted(line));
    }

    private static boolean quoted(String line) {
        return line.startsWith(">") || line.startsWith(" >");
    }

    /** "On … wrote:": what follows is theirs, unless somebody answered below it or in between. */
    private static void attribution(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            int end = attributionEnd(lines, i);
            if (end < 0) {
                continue;
            }
            List<String> below = lines.subList(end, lines.size());
            List<String> own = below.stream()
                    .filter(line -> !line.isBlank() && !quoted(line))
                    .toList();
            boolean marked = below.stream().anyMatch(QuotedReply::quoted);
            if (own.isEmpty() || !marked && hasWords(lines, i)) {
                if (hasWords(lines, i)) {
                    truncate(lines, i);
                }
            } else if (marked && blocks(below) == 1 && !hasWords(lines, i)) {
                // The answer stands below the one quote.
                lines.subList(0, end).clear();
                lines.removeIf(QuotedReply::quoted);
            }
            return;
        }
    }

    /** The line after an attribution that begins here; −1 when none does. */
    private static int attributionEnd(List<String> lines, int at) {
        String first = lines.get(at).strip();
        if (first.isEmpty() || quoted(lines.get(at)) || first.length() > LONGEST_ATTRIBUTION) {
            return -1;
        }
        var said = new StringBuilder();
        for (int i = at; i < Math.min(lines.size(), at + MOST_ATTRIBUTION_LINES); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || quoted(line) || said.length() + line.length() > LONGEST_ATTRIBUTION) {
                return -1;
            }
            said.append(i == at ? "" : " ").append(line);
            boolean ends = line.endsWith(":") || line.endsWith("：") || line.endsWith("wrote");
            if (ends
                    && ATTRIBUTIONS.stream()
                            .anyMatch(known -> known.matcher(said).matches())) {
                return i + 1;
            }
        }
        return -1;
    }

    private static int blocks(List<String> lines) {
        int blocks = 0;
        boolean inside = false;
        for (String line : lines) {
            if (!line.isBlank()) {
                blocks += quoted(line) && !inside ? 1 : 0;
                inside = quoted(line);
            }
        }
        return blocks;
    }

    private static void trailingQuotes(List<String> lines) {
        int end = lines.size();
        while (end > 0 && (lines.get(end - 1).isBlank() || quoted(lines.get(end - 1)))) {
            end--;
        }
        if (hasWords(lines, end)) {
            truncate(lines, end);
        }
    }

    private static void signature(List<String> lines) {
        for (int i = lines.size() - 1; i >= 0 && i >= lines.size() - LONGEST_SIGNATURE; i--) {
            String line = lines.get(i);
            if ((line.equals("-- ") || line.equals("--") || line.equals("—")) && hasWords(lines, i)) {
                truncate(lines, i);
                break;
            }
        }
        int last = lines.size() - 1;
        while (last >= 0 && lines.get(last).isBlank()) {
            last--;
        }
        if (last > 0
                && lines.get(last).length() < 120
                && SENT_FROM.matcher(lines.get(last).strip()).matches()
                && hasWords(lines, last)) {
            truncate(lines, last);
        }
    }

    private static void truncate(List<String> lines, int size) {
        lines.subList(size, lines.size()).clear();
    }
}
