package io.insaka.channels.twilio;

import io.insaka.channels.form.Form;
import io.insaka.channels.form.FormItem;
import io.insaka.channels.form.PhoneNumbers;
import io.insaka.channels.spi.Address;
import io.insaka.channels.spi.ItemKind;
import io.insaka.channels.spi.RawItem;
import io.insaka.channels.spi.UnreadableBody;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One webhook is one message, or one report; each file of a message is an item of its own, as it looks on a phone. */
final class Splitter {
    /** What one item of a body is about. */
    static final String MESSAGE = "message";

    static final String REPORT = "report";
    static final String CHOICE = "choice";

    /** Under this name the reference in the address of a report stands among the fields. */
    static final String REFERENCE = "insaka_ref";

    private static final Pattern MEDIA = Pattern.compile("MediaUrl[0-9]{1,3}");
    private static final Set<String> COMING_IN = Set.of("received", "receiving");
    private static final int LONGEST_ID = 200;
    private static final int LONGEST_TYPE = 60;

    private Splitter() {}

    static List<RawItem> split(byte[] body, Instant now) throws UnreadableBody {
        Form form = Form.parse(body);
        String sid = sid(form);
        String from = form.word("From");
        if (sid == null && from == null && form.any("MessageStatus", "SmsStatus") == null) {
            throw new UnreadableBody("none of the fields of a message or a report is there");
        }
        String status = form.any("MessageStatus", "SmsStatus");
        return status == null || COMING_IN.contains(status.toLowerCase(Locale.ROOT))
                ? message(form, sid, now)
                : report(form, sid, status, now);
    }

    /** Some relays send only one of the three. */
    private static @Nullable String sid(Form form) {
        String sid = form.any("MessageSid", "SmsSid", "SmsMessageSid");
        return sid == null ? null : sid.substring(0, Math.min(sid.length(), LONGEST_ID));
    }

    private static List<RawItem> message(Form form, @Nullable String sid, Instant now) {
        String known = sid == null ? form.hash() : sid;
        String sender = sender(form.word("From"));
        String type = type(form.any("SmsStatus", "MessageStatus"), "received");
        int files = (int) form.values().keySet().stream()
                .filter(name -> MEDIA.matcher(name).matches())
                .count();
        List<RawItem> items = new ArrayList<>();
        for (int number = 0; number < Math.max(1, files); number++) {
            String id = number == 0 ? known : known + "#" + (number + 1);
            byte[] item = FormItem.bytes(form, MESSAGE, number, now);
            items.add(new RawItem(
                    sender == null ? ItemKind.OTHER : ItemKind.MESSAGE, type, id, "message/" + id, sender, item));
        }
        if (sender != null && form.word("OptOutType") != null) {
            byte[] item = FormItem.bytes(form, CHOICE, 0, now);
            items.add(new RawItem(ItemKind.OTHER, "opt-out", known, "choice/" + known, sender, item));
        }
        return items;
    }

    private static List<RawItem> report(Form form, @Nullable String sid, String status, Instant now) {
        String known = sid == null ? form.hash() : sid;
        String sender = sender(form.word("To"));
        String type = type(status, "report");
        String key = "report/" + known + "/" + type;
        List<RawItem> items = new ArrayList<>();
        items.add(new RawItem(ItemKind.STATUS, type, sid, key, sender, FormItem.bytes(form, REPORT, 0, now)));
        if (sender != null && TwilioErrors.OPTED_OUT.equals(form.word("ErrorCode"))) {
            byte[] item = FormItem.bytes(form, CHOICE, 0, now);
            items.add(new RawItem(ItemKind.OTHER, "opt-out", sid, "choice/" + known, sender, item));
        }
        return items;
    }

    private static String type(@Nullable String word, String otherwise) {
        return word == null ? otherwise : word.substring(0, Math.min(word.length(), LONGEST_TYPE));
    }

    private static @Nullable String sender(@Nullable String from) {
        Address address = PhoneNumbers.address(withoutPrefix(from));
        return address == null ? null : address.value();
    }

    static @Nullable String withoutPrefix(@Nullable String from) {
        return from != null && from.startsWith(TwilioSettings.WHATSAPP)
                ? from.substring(TwilioSettings.WHATSAPP.length())
                : from;
    }
}
