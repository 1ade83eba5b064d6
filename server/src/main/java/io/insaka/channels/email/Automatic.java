package io.insaka.channels.email;

import io.insaka.channels.email.mime.Headers;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Mail that no person wrote to us: shown, and never answered, because whoever answers it talks to a machine. */
final class Automatic {
    private static final int MOST_HOPS = 50;
    private static final Set<String> PRECEDENCES = Set.of("bulk", "junk", "list", "auto_reply", "auto-reply");
    private static final Set<String> MACHINES =
            Set.of("mailer-daemon", "postmaster", "mdaemon", "listserv", "majordomo");
    private static final Pattern NO_REPLY = Pattern.compile(
            "(.*[._+-])?(no-?_?reply|do-?_?not-?_?reply|noreply|donotreply|ne-?pas-?repondre|no-?responder|bounces?)([._+-].*)?");
    private static final List<String> SAYING = List.of(
            "x-autoreply",
            "x-autorespond",
            "x-autoreply-from",
            "x-autoresponder",
            "x-mail-autoreply",
            "x-fc-machinegenerated");
    private static final Pattern SUBJECT = Pattern.compile(
            "\\s*(auto(matic|mated)?[ -]?(reply|response)\\b|auto\\s*:|out of (the )?office|on vacation|vacation reply"
                    + "|automatische (antwort|rückmeldung)|abwesenheits(notiz|meldung|nachricht)?|abwesend\\b"
                    + "|réponse automatique|absence du bureau|respuesta automática|fuera de (la )?oficina"
                    + "|risposta automatica|fuori ufficio|resposta automática|fora do escritório|automatisch antwoord"
                    + "|automatiskt svar|autosvar|automaattinen vastaus|automatyczna odpowiedź|автоответ|автоматический ответ"
                    + "|自动回复|自動返信|不在通知|자동 회신).*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);

    private Automatic() {}

    /** Why it is taken for such, in words for a person; null when a person wrote it. */
    static @Nullable String why(Headers headers, String subject, @Nullable String from, String account) {
        String submitted = word(headers.first("auto-submitted"));
        if (!submitted.isEmpty() && !submitted.equals("no")) {
            return "Auto-Submitted: " + submitted;
        }
        for (String name : SAYING) {
            if (headers.has(name)) {
                return "an automatic reply";
            }
        }
        String suppressed = word(headers.first("x-auto-response-suppress"));
        if (!suppressed.isEmpty() && !suppressed.equals("none")) {
            return "asks for no automatic answer";
        }
        String precedence = word(headers.first("precedence"));
        if (PRECEDENCES.contains(precedence)) {
            return "Precedence: " + precedence;
        }
        if (headers.has("list-id") || headers.has("list-unsubscribe") || headers.has("list-post")) {
            return "a mailing list";
        }
        return ways(headers, subject, from, account);
    }

    private static @Nullable String ways(Headers headers, String subject, @Nullable String from, String account) {
        if (headers.text("return-path").replaceAll("\\s", "").equals("<>")) {
            return "has no return path";
        }
        if (headers.all("x-loop").stream()
                .anyMatch(loop -> loop.toLowerCase(Locale.ROOT).contains(account))) {
            return "a loop";
        }
        if (headers.count("received") > MOST_HOPS) {
            return "passed more than " + MOST_HOPS + " servers";
        }
        if (from != null && isMachine(from)) {
            return "from an address that takes no answers";
        }
        return SUBJECT.matcher(subject).matches() ? "an automatic reply" : null;
    }

    static boolean isMachine(String address) {
        String local = address.substring(0, Math.max(0, address.lastIndexOf('@')));
        return MACHINES.contains(local) || NO_REPLY.matcher(local).matches();
    }

    /** The word before any comment or parameter. */
    private static String word(@Nullable String value) {
        return value == null ? "" : value.split("[;(\\s,]", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
