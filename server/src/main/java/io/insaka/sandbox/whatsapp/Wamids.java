package io.insaka.sandbox.whatsapp;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Message ids of Meta's form: opaque, base64 with padding, unique across starts of the simulator. */
final class Wamids {
    private static final String PREFIX = "wamid.";

    private final AtomicLong counter = new AtomicLong();
    private final String start;

    Wamids() {
        byte[] random = new byte[8];
        new SecureRandom().nextBytes(random);
        start = HexFormat.of().withUpperCase().formatHex(random);
    }

    String next(String person, boolean fromBusiness) {
        var bytes = new ByteArrayOutputStream();
        byte[] name = person.getBytes(StandardCharsets.US_ASCII);
        bytes.writeBytes(new byte[] {0x1c, 0x18, (byte) name.length});
        bytes.writeBytes(name);
        bytes.writeBytes(new byte[] {0x15, 0x02, 0x00, (byte) (fromBusiness ? 0x11 : 0x12), 0x18, 0x20});
        String serial = start + HexFormat.of().withUpperCase().toHexDigits(counter.incrementAndGet());
        bytes.writeBytes(serial.getBytes(StandardCharsets.US_ASCII));
        bytes.write(0);
        while (bytes.size() % 3 == 0) {
            bytes.write(0);
        }
        return PREFIX + Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    /** Whose conversation the message belongs to; empty for an id that is none of ours. */
    static Optional<String> person(String id) {
        if (!wellFormed(id)) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(id.substring(PREFIX.length()));
            return bytes[2] < 1 || bytes[2] > bytes.length - 3
                    ? Optional.empty()
                    : Optional.of(new String(bytes, 3, bytes[2], StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    static boolean wellFormed(String id) {
        return id.length() > 40
                && id.startsWith(PREFIX)
                && id.substring(PREFIX.length()).matches("[A-Za-z0-9+/]+={0,2}");
    }
}
