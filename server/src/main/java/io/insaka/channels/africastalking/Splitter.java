package io.insaka.channels.africastalking;

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
import org.jspecify.annotations.Nullable;

/** One webhook is a message, a report, or an opt-out; which of them, its fields have to tell. */
final class Splitter {
    static final String MESSAGE = "message";
    static final String REPORT = "report";
    static final String CHOICE = "choice";

    /** A report and its reason in one: whoever is on the list wants no messages. */
    static final String BLACKLISTED = "UserInBlackList";

    private static final int LONGEST_ID = 200;
    private static final int LONGEST_TYPE = 60;

    private Splitter() {}

    static List<RawItem> split(byte[] body, Instant now) throws UnreadableBody {
        Form form = Form.parse(body);
        String status = form.word("status");
        if (status != null) {
            return report(form, status, now);
        }
        if (form.word("from") != null || form.word("text") != null || form.word("linkId") != null) {
            return List.of(message(form, now));
        }
        if (form.word("phoneNumber") != null) {
            return List.of(choice(form, form.word("senderId"), now));
        }
        throw new UnreadableBody("none of the fields of a message, a report or an opt-out is there");
    }

    private static RawItem message(Form form, Instant now) {
        String id = id(form);
        String sender = sender(form.word("from"));
        return new RawItem(
                sender == null ? ItemKind.OTHER : ItemKind.MESSAGE,
                MESSAGE,
                id,
                "message/" + (id == null ? form.hash() : id),
                sender,
                FormItem.bytes(form, MESSAGE, 0, now));
    }

    private static List<RawItem> report(Form form, String status, Instant now) {
        String id = id(form);
        String known = id == null ? form.hash() : id;
        String type = status.substring(0, Math.min(status.length(), LONGEST_TYPE));
        List<RawItem> items = new ArrayList<>();
        items.add(new RawItem(
                ItemKind.STATUS,
                type,
                id,
                "report/" + known + "/" + type,
                sender(form.word("phoneNumber")),
                FormItem.bytes(form, REPORT, 0, now)));
        if (BLACKLISTED.equalsIgnoreCase(form.word("failureReason"))) {
            items.add(choice(form, known, now));
        }
        return items;
    }

    /**
     * An opt-out has neither an id nor a time: it is told from its redelivery by the hour, so that somebody who opts out
     * again after coming back is heard.
     */
    private static RawItem choice(Form form, @Nullable String about, Instant now) {
        String sender = sender(form.word("phoneNumber"));
        String key = "choice/" + sender + "/" + about + "/" + now.getEpochSecond() / 3_600;
        return new RawItem(ItemKind.OTHER, "opt-out", null, key, sender, FormItem.bytes(form, CHOICE, 0, now));
    }

    private static @Nullable String id(Form form) {
        String id = form.word("id");
        return id == null ? null : id.substring(0, Math.min(id.length(), LONGEST_ID));
    }

    private static @Nullable String sender(@Nullable String number) {
        Address address = PhoneNumbers.address(number);
        return address == null ? null : address.value();
    }
}
