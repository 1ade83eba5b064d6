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
import org.jspecify.annotations.Nullable;

/** A message as Twilio takes it. */
final class MessageForm {
    static final int LONGEST_TEXT = 1_600;
    static final String CALLBACK = "StatusCallback";
    /** In the address of a report: our reference. */
    static final String REFERENCE = "ref";

    private MessageForm() {}

    static List<Map.Entry<String, String>> of(TwilioSettings settings, Outgoing message) throws Unsendable {
        String number = PhoneNumbers.of(message.to());
        if (number == null) {
            throw new Unsendable("recipient", "the contact has no phone number");
        }
        if (message.content() instanceof Content.Media) {
            throw new Unsendable("file", "files are not sent by SMS");
        }
        String words = Fields.clean(PlainWords.of(message.content(), "SMS")).strip();
        if (words.isEmpty()) {
            throw new Unsendable("empty", "there is nothing to send");
        }
        if (words.length() > LONGEST_TEXT) {
            throw new Unsendable("too-long", "Twilio takes at most " + LONGEST_TEXT + " characters");
        }
        List<Map.Entry<String, String>> form = new ArrayList<>();
        form.add(Map.entry("To", (settings.isWhatsApp() ? TwilioSettings.WHATSAPP : "") + number));
        form.add(Map.entry(settings.isService() ? "MessagingServiceSid" : "From", settings.from()));
        form.add(Map.entry("Body", words));
        String callback = callback(message);
        if (callback != null) {
            form.add(Map.entry(CALLBACK, callback));
        }
        return form;
    }

    private static @Nullable String callback(Outgoing message) {
        return message.webhook() == null
                ? null
                : message.webhook() + "?" + REFERENCE + "=" + Form.encoded(message.correlation());
    }
}
