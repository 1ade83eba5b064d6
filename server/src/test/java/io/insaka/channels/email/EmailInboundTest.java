package io.insaka.channels.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insaka.channels.spi.Content;
import io.insaka.channels.spi.Inbound;
import io.insaka.channels.spi.RawItem;
import io.insaka.channels.spi.RecordedCases;
import io.insaka.channels.spi.UnreadableBody;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Raw messages as programs write them, and what is made of each. */
class EmailInboundTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Instant NOW = Instant.ofEpochSecond(1_760_000_000);
    private static final int ROUNDS = 10;

    record Case(JsonNode node) {
        byte[] mail() {
            return resource("/channels/email/" + node.path("file").asString());
        }

        @Override
        public String toString() {
            return node.path("name").asString();
        }
    }

    private static byte[] resource(String path) {
        try (InputStream in = EmailInboundTest.class.getResourceAsStream(path)) {
            return Objects.requireNonNull(in).readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static List<Case> cases() {
        String yaml = new String(resource("/channels/email-inbound.yaml"), StandardCharsets.UTF_8);
        JsonNode cases = JSON.valueToTree(new Yaml().load(yaml));
        return cases.valueStream().map(Case::new).toList();
    }

    private static List<RawItem> split(byte[] mail) throws UnreadableBody {
        return MailSplitter.split("help@shop.example", NOW, mail);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void readsWhatTheTableSays(Case known) throws Exception {
        List<RawItem> items = split(known.mail());
        if (known.node().path("items") instanceof ArrayNode expected) {
            assertThat(items).hasSize(expected.size());
            for (int i = 0; i < items.size(); i++) {
                RecordedCases.assertContains("items[" + i + "]", JSON.valueToTree(items.get(i)), expected.get(i));
            }
        }
        JsonNode reads = known.node().path("reads");
        assertThat(items).hasSize(reads.size());
        for (int i = 0; i < items.size(); i++) {
            Inbound said = MailItem.read(items.get(i).body());
            ObjectNode shown = JSON.valueToTree(said);
            shown.put("is", said.getClass().getSimpleName());
            RecordedCases.assertContains("reads[" + i + "]", shown, reads.get(i));
            JsonNode file = known.node().path("files").path(i);
            if (!file.isMissingNode()) {
                byte[] bytes = MailItem.file(items.get(i).body());
                assertThat(bytes == null ? null : new String(bytes, StandardCharsets.UTF_8))
                        .isEqualTo(file.asString(null));
            }
        }
        List<String> keys = items.stream().map(RawItem::dedupKey).toList();
        assertThat(new HashSet<>(keys)).hasSameSizeAs(keys);
        assertThat(split(known.mail()).stream().map(RawItem::dedupKey)).isEqualTo(keys);
    }

    @Test
    void everyCaseIsAnotherMail() throws Exception {
        var keys = new HashSet<String>();
        for (Case known : cases()) {
            assertThat(keys.add(split(known.mail()).getFirst().dedupKey()))
                    .as("%s is like an earlier one", known)
                    .isTrue();
        }
        assertThat(keys).hasSizeGreaterThanOrEqualTo(100);
    }

    /** Servers on the way add their own fields: it is the same mail, and its copy by another way is known. */
    @Test
    void knowsAMailThatCameAnotherWay() throws Exception {
        byte[] mail = resource("/channels/email/plain.eml");
        byte[] other = ("Received: from b\r\nDelivered-To: help@shop.example\r\n"
                        + new String(mail, StandardCharsets.ISO_8859_1))
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(split(other).getFirst().dedupKey())
                .isEqualTo(split(mail).getFirst().dedupKey());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void aBrokenMailIsReadOrKeptWhole(Case known) {
        var random = new Random(known.toString().hashCode());
        for (int round = 0; round < ROUNDS; round++) {
            byte[] broken = broken(known.mail(), random);
            try {
                for (RawItem item : split(broken)) {
                    assertThat(item.dedupKey()).hasSizeLessThan(300);
                    Inbound said = MailItem.read(item.body());
                    MailItem.file(item.body());
                    assertThat(JSON.valueToTree(said).toString()).doesNotContain("\\u0000");
                    MailItem.read(broken(item.body(), random));
                }
            } catch (UnreadableBody whole) {
                assertThat(whole).message().isNotBlank();
            }
        }
    }

    private static byte[] broken(byte[] mail, Random random) {
        byte[] bytes = mail.clone();
        int at = random.nextInt(Math.max(1, bytes.length));
        int length = random.nextInt(Math.max(1, Math.min(200, bytes.length - at)));
        return switch (random.nextInt(6)) {
            case 0 -> Arrays.copyOf(bytes, at);
            case 1 -> joined(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, at + length, bytes.length));
            case 2 -> joined(Arrays.copyOf(bytes, at + length), Arrays.copyOfRange(bytes, at, bytes.length));
            case 3 ->
                joined(
                        joined(
                                Arrays.copyOf(bytes, at),
                                "=?x?B?\"<((;>:\0\r\n\r\n--b1\r\n".getBytes(StandardCharsets.US_ASCII)),
                        Arrays.copyOfRange(bytes, at, bytes.length));
            case 4 ->
                joined(
                        joined(Arrays.copyOf(bytes, at), "x".repeat(20_000).getBytes(StandardCharsets.US_ASCII)),
                        Arrays.copyOfRange(bytes, at, bytes.length));
            default -> {
                for (int i = 0; i < 10 && bytes.length > 0; i++) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
                yield bytes;
            }
        };
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    @Test
    void keepsATextTooLongToReadAsAFileToo() throws Exception {
        List<RawItem> items =
                split(("From: a@b.example\n\n" + "word ".repeat(400_000)).getBytes(StandardCharsets.US_ASCII));
        assertThat(items).hasSize(2);
        assertThat(items.getFirst().body()).hasSizeLessThan(300_000);
        assertThat(MailItem.read(items.getFirst().body()))
                .isInstanceOfSatisfying(
                        Inbound.Received.class,
                        received -> assertThat(received.content().words())
                                .hasSizeLessThan(51_000)
                                .endsWith("…"));
        assertThat(MailItem.file(items.getLast().body())).hasSize(2_000_000);
        assertThat(MailItem.read(items.getLast().body()))
                .isInstanceOfSatisfying(
                        Inbound.Received.class,
                        received -> assertThat(received.content()).isInstanceOf(Content.Media.class));
    }

    /** Made to be slow: nothing may take longer than in proportion to its size. */
    @Test
    void isNotSlowedDownByWhatIsMadeToBeSlow() {
        for (String evil : List.of(
                "Subject: " + "=?utf-8?Q?a".repeat(50_000),
                "From: " + "\"(<".repeat(100_000),
                "From: a@b.example\nReferences: " + "<a ".repeat(100_000),
                "From: a@b.example\nContent-Type: text/plain" + "; a*0*=\"x".repeat(20_000),
                "From: a@b.example\nContent-Type: text/html\n\n" + "<div><blockquote>".repeat(30_000),
                "From: a@b.example\nContent-Type: text/html\n\n" + "<b>".repeat(100_000) + "x",
                "From: a@b.example\n\n" + "On Monday ".repeat(30_000) + "\n",
                "From: a@b.example\n\n" + "On Monday Mwila\n".repeat(20_000),
                "From: a@b.example\n\n" + "From: a\n> x\n-- \n".repeat(20_000),
                "From: a@b.example\n\n" + "begin 644 a\n".repeat(20_000),
                "From: a@b.example\nContent-Type: multipart/mixed; boundary=b\n\n" + "--b\n\n".repeat(50_000))) {
            Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
                for (RawItem item : split(evil.getBytes(StandardCharsets.US_ASCII))) {
                    MailItem.read(item.body());
                }
            });
        }
    }

    @Test
    void saysThatABodyIsNoMail() {
        assertThatThrownBy(() -> split(new byte[0])).isInstanceOf(UnreadableBody.class);
        assertThatThrownBy(() -> split("{\"from\":\"a@b.example\"}".getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(UnreadableBody.class);
        assertThat(MailItem.read(new byte[0])).isInstanceOf(Inbound.Skipped.class);
    }
}
