package io.insaka.sandbox.whatsapp;

import io.insaka.sandbox.graph.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The envelope around one or more items. */
final class WebhookBody {
    /** A longer batch goes on in another entry: several of each are legal, and so must be understood. */
    private static final int ITEMS_OF_AN_ENTRY = 4;

    private WebhookBody() {}

    static byte[] of(Registration number, List<WebhookItem> items) {
        ObjectNode root = Json.object().put("object", "whatsapp_business_account");
        ArrayNode entries = root.putArray("entry");
        for (int start = 0; start < items.size(); start += ITEMS_OF_AN_ENTRY) {
            ObjectNode entry = entries.addObject().put("id", number.businessAccountId());
            List<WebhookItem> part = items.subList(start, Math.min(items.size(), start + ITEMS_OF_AN_ENTRY));
            changes(number, part, entry.putArray("changes"));
        }
        return Json.bytes(root);
    }

    /** Neighbours of the same sort share a change. */
    private static void changes(Registration number, List<WebhookItem> items, ArrayNode changes) {
        int start = 0;
        while (start < items.size()) {
            String list = items.get(start).list();
            int end = start;
            while (end < items.size() && items.get(end).list().equals(list)) {
                end++;
            }
            ObjectNode change = changes.addObject();
            value(number, items.subList(start, end), list, change.putObject("value"));
            change.put("field", "messages");
            start = end;
        }
    }

    private static void value(Registration number, List<WebhookItem> items, String list, ObjectNode value) {
        value.put("messaging_product", "whatsapp");
        value.putObject("metadata")
                .put("display_phone_number", number.displayNumber())
                .put("phone_number_id", number.phoneNumberId());
        Set<ObjectNode> contacts = new HashSet<>();
        for (WebhookItem item : items) {
            item.contact()
                    .filter(contacts::add)
                    .ifPresent(contact -> value.withArray("contacts").add(contact));
        }
        ArrayNode all = value.putArray(list);
        items.forEach(item -> all.add(item.node()));
    }
}
