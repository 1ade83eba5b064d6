package io.insaka.channels.twilio;

import io.insaka.channels.form.Form;
import io.insaka.channels.form.PhoneNumbers;
import io.insaka.channels.graph.Fields;
import io.insaka.channels.graph.Unsendable;
import io.insaka.channels.spi.Content;
import io.insaka.channels.spi.Outgoing;
import io.insaka.channels.words.PlainWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A message as Twilio takes it. */
final class MessageForm {
    static final int LONGEST_TEXT = 1_600;
    /** There has to be room for a link. */
    static final int LONGEST_CAPTION = 1_400;

    private static final long MOST_BYTES = 5L << 20;
    private static final Pattern CARRIED = Pattern.compile(
            "(image/(jpeg|png|gif)|audio/(mpeg|mp4|ogg|amr|3gpp)|video/(mp4|3gpp|quicktime)|application/pdf|text/vcard)"
                    + "( *;.*)?");

    static final String CALLBACK = "StatusCallback";
    /** In the address of a report: our reference. */
    static final String REFERENCE = "ref";

    private MessageForm() {}

    static List<Map.Entry<String, String>> of(TwilioSettings settings, Outgoing message) throws Unsendable {
        String number = PhoneNumbers.of(message.to());
        if (number == null) {
            throw new Unsendable("recipient", "the contact has no phone number");
        }
        String media = media(settings, number, message);
        String words = Fields.clean(
                        media == null ? PlainWords.of(message, "SMS") : PlainWords.of(message.content(), "SMS"))
                .strip();
        if (words.isEmpty() && media == null) {
            throw new Unsendable("empty", "there is nothing to send");
        }
        if (words.length() > LONGEST_TEXT) {
            throw new Unsendable("too-long", "Twilio takes at most " + LONGEST_TEXT + " characters");
        }
        List<Map.Entry<String, String>> form = new ArrayList<>();
        form.add(Map.entry("To", (settings.isWhatsApp() ? TwilioSettings.WHATSAPP : "") + number));
        form.add(Map.entry(settings.isService() ? "MessagingServiceSid" : "From", settings.from()));
        if (!words.isEmpty()) {
            form.add(Map.entry("Body", words));
        }
        if (media != null) {
            form.add(Map.entry("MediaUrl", media));
        }
        String callback = callback(message);
        if (callback != null) {
            form.add(Map.entry(CALLBACK, callback));
        }
        return form;
    }

    /** Where Twilio gets the file; null when it goes as a link: MMS exists in North America only. */
    private static @Nullable String media(TwilioSettings settings, String number, Outgoing message) {
        Outgoing.File file = message.file();
        boolean carried = settings.isWhatsApp() || !settings.isName() && number.startsWith("+1");
        return message.content() instanceof Content.Media
                        && file != null
                        && carried
                        && file.size() <= MOST_BYTES
                        && CARRIED.matcher(file.contentType()).matches()
                ? file.link()
                : null;
    }

    private static @Nullable String callback(Outgoing message) {
        return message.webhook() == null
                ? null
                : message.webhook() + "?" + REFERENCE + "=" + Form.encoded(message.correlation());
    }
}
