package io.insaka.channels.form;

import io.insaka.channels.graph.Fields;
import io.insaka.channels.graph.GraphJson;
import io.insaka.channels.graph.Times;
import io.insaka.channels.spi.Inbound;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One item of a form-encoded webhook as the ledger keeps it: the fields, what this item is about, and when it came,
 * which such webhooks mostly do not say themselves.
 *
 * @param part the provider's word, or ours, for what of the body this item is
 * @param number which of several of that part, from 0
 */
public record FormItem(Fields fields, String part, int number, Instant receivedAt) {
    public static byte[] bytes(Form form, String part, int number, Instant receivedAt) {
        ObjectNode item =
                GraphJson.object().put("part", part).put("number", number).put("receivedAt", receivedAt.toEpochMilli());
        ObjectNode fields = item.putObject("fields");
        form.values().forEach((name, values) -> fields.put(name, values.getFirst()));
        return GraphJson.bytes(item);
    }

    /** What one item says, told by whoever reads its part. */
    public static Inbound said(byte[] bytes, Map<String, Function<FormItem, Inbound>> readers) {
        FormItem item = read(bytes);
        if (item == null) {
            return new Inbound.Skipped("not an item of this provider");
        }
        Function<FormItem, Inbound> reader = readers.get(item.part());
        return reader == null ? new Inbound.Skipped("of no known kind") : reader.apply(item);
    }

    private static @Nullable FormItem read(byte[] item) {
        ObjectNode node = GraphJson.parseObject(item);
        if (node == null || !(node.path("fields") instanceof ObjectNode)) {
            return null;
        }
        var kept = new Fields(node);
        double number = kept.number("number");
        return new FormItem(
                kept.at("fields"),
                kept.text("part", ""),
                Double.isNaN(number) ? 0 : (int) number,
                Times.seconds(kept.word("receivedAt"), Instant.EPOCH));
    }
}
