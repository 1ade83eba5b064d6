package io.insaka.proof;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** WhatsApp webhooks of about 1 KB as Meta writes them, signed, as the bytes of a whole HTTP request. One thread's. */
final class MetaRequests {
    static final String SECRET = "bench-secret";
    private static final AtomicLong ids = new AtomicLong();
    private static final String NUMBER = "9000";

    private final List<String> paths;
    private final Mac mac;

    MetaRequests(List<String> paths) {
        this.paths = paths;
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String numberId(int channel) {
        return NUMBER + channel;
    }

    byte[] message(int channel, String from, String text) {
        String id = "wamid.IN" + ids.incrementAndGet() + "=";
        String profile = "{\"profile\":{\"name\":\"Bench " + from + "\"},\"wa_id\":\"" + from + "\"}";
        return request(
                channel,
                "\"contacts\":[" + profile + "],\"messages\":[{\"from\":\"" + from + "\",\"id\":\"" + id
                        + "\",\"timestamp\":\"" + now() + "\",\"type\":\"text\",\"text\":{\"body\":\"" + text
                        + "\"}}]");
    }

    byte[] status(int channel, String providerId, String status, String to) {
        return request(
                channel,
                "\"statuses\":[{\"id\":\"" + providerId + "\",\"status\":\"" + status + "\",\"timestamp\":\"" + now()
                        + "\",\"recipient_id\":\"" + to + "\"}]");
    }

    private static long now() {
        return System.currentTimeMillis() / 1000;
    }

    private byte[] request(int channel, String things) {
        int index = Math.floorMod(channel, paths.size());
        String body = String.format(
                Locale.ROOT,
                "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"1\",\"changes\":[{\"field\":\"messages\","
                        + "\"value\":{\"messaging_product\":\"whatsapp\",\"metadata\":{\"display_phone_number\":\"260211\","
                        + "\"phone_number_id\":\"%s\"},%s}}]}]}",
                numberId(index),
                things);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head = "POST " + paths.get(index) + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "X-Hub-Signature-256: sha256=" + HexFormat.of().formatHex(mac.doFinal(bytes))
                + "\r\nContent-Length: " + bytes.length + "\r\n\r\n";
        byte[] first = head.getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[first.length + bytes.length];
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(bytes, 0, all, first.length, bytes.length);
        return all;
    }
}
