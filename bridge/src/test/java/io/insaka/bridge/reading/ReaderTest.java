package io.insaka.bridge.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.bridge.reading.Reader.Before;
import io.insaka.bridge.store.Entry;
import io.insaka.bridge.store.Known;
import io.insaka.bridge.store.Order;
import io.insaka.bridge.store.Parcel;
import io.insaka.bridge.store.Person;
import io.insaka.bridge.store.Tick;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** {@code a@9:00} is a line without an id, {@code <a} one of ours, {@code #1:a@9:00} one with an id. */
class ReaderTest {
    private static final Instant NOW = Instant.parse("2026-11-21T19:00:00Z");
    private static final Person MWILA = new Person("260971234567", "Mwila", null);

    private final AtomicInteger numbers = new AtomicInteger();
    private final Reader reader = new Reader(() -> "new-" + numbers.incrementAndGet());
    private @Nullable List<Known> known;

    private static Line line(String text) {
        String id = text.startsWith("#") ? text.substring(1, text.indexOf(':')) : null;
        String rest = id == null ? text : text.substring(text.indexOf(':') + 1);
        boolean out = rest.startsWith("<");
        String[] parts = rest.replace("<", "").split("@", 2);
        return new Line(id, out, "text", parts[0], parts.length > 1 ? parts[1] : null, null, Tick.NONE);
    }

    private List<Line> lines(String... lines) {
        return Stream.of(lines).map(ReaderTest::line).toList();
    }

    private Optional<Entry.Seen> reads(Before before, List<Line> visible) {
        Optional<Entry.Seen> seen = reader.read(MWILA, before, visible, NOW);
        seen.ifPresent(entry -> {
            List<Known> next = new ArrayList<>(known == null ? List.of() : known.subList(0, entry.from()));
            next.addAll(entry.lines());
            known = next;
        });
        return seen;
    }

    private List<String> hears(int unread, String... visible) {
        return reads(new Before(Optional.ofNullable(known), unread, List.of(), List.of()), lines(visible))
                .map(seen -> seen.parcels().stream()
                        .map(Parcel::json)
                        .map(json -> json.replaceAll(".*\"text\":\"([^\"]*)\".*", "$1"))
                        .toList())
                .orElse(List.of());
    }

    @Test
    void takesOnlyWhatIsUnreadWhenAChatIsReadForTheFirstTime() {
        assertThat(hears(2, "old@9:00", "<answer@9:01", "one@9:02", "<on the phone@9:03", "two@9:03"))
                .containsExactly("one", "two");
        assertThat(hears(0, "old@9:00", "<answer@9:01", "one@9:02", "<on the phone@9:03", "two@9:03"))
                .isEmpty();
    }

    @Test
    void takesEverythingInAChatThatWasEmpty() {
        hears(0);
        assertThat(hears(0, "hello@9:00")).containsExactly("hello");
    }

    @Test
    void tellsEqualWordsApartByTheirOrder() {
        hears(0, "ok@9:00");
        assertThat(hears(0, "ok@9:00", "ok@9:00")).containsExactly("ok");
        assertThat(hears(0, "ok@9:00", "ok@9:00")).isEmpty();
        assertThat(hears(0, "ok@9:00", "ok@9:00", "ok@9:05")).containsExactly("ok");
    }

    @Test
    void readsOnWhenThePageShowsAPartOfTheChat() {
        hears(0, "a@9:00", "b@9:01", "c@9:02");
        assertThat(hears(0, "a@9:00")).isEmpty();
        assertThat(hears(0, "b@9:01", "c@9:02", "d@9:03")).containsExactly("d");
        assertThat(hears(0, "a@9:00", "b@9:01", "c@9:02", "d@9:03")).isEmpty();
        assertThat(hears(0, "older@8:00", "a@9:00", "b@9:01", "c@9:02", "d@9:03", "e@9:04"))
                .containsExactly("e");
    }

    @Test
    void recognisesLinesWhoseIdsAppearAndGo() {
        hears(0, "#1:a@9:00", "#2:b@9:01");
        assertThat(hears(0, "a@9:00", "b@9:01", "c@9:02")).containsExactly("c");
        assertThat(hears(0, "#1:a@9:00", "#2:b@9:01", "#3:c@9:02", "#4:c@9:02")).containsExactly("c");
        assertThat(known).extracting(Known::id).contains("1", "2", "3", "4");
    }

    @Test
    void takesARewrittenLineForWhatItWas() {
        hears(0, "a@9:00", "b@9:01");
        assertThat(hears(0, "a@9:00", "b, rather@9:01")).isEmpty();
        assertThat(hears(0, "a@9:00", "b, rather@9:01", "c@9:01")).containsExactly("c");
        hears(0, "#7:x@9:05");
        assertThat(hears(0, "#7:x, edited@9:05")).isEmpty();
    }

    @Test
    void takesALineThatComesLateAndStandsBetweenOthers() {
        hears(0, "a@9:00", "c@9:02");
        assertThat(hears(0, "a@9:00", "b@9:01", "c@9:02")).containsExactly("b");
    }

    @Test
    void takesEverythingWhenNothingIsKnownOfWhatIsVisible() {
        hears(0, "a@9:00");
        assertThat(hears(0, "y@9:50", "z@9:51")).containsExactly("y", "z");
    }

    @Test
    void settlesAnOrderByItsWordsAndFollowsItsTicks() {
        var order = new Order("d-1", MWILA.id(), "Hello *you* \uD83D\uDE42", List.of(), NOW, NOW);
        hears(0);
        var seen = reads(
                        new Before(Optional.ofNullable(known), 0, List.of(order), List.of()),
                        lines("<Hello you@9:00", "<on the phone@9:00"))
                .orElseThrow();
        assertThat(seen.sent()).containsExactly("d-1");
        assertThat(seen.parcels()).extracting(Parcel::list).containsExactly(Parcel.List.STATUSES, Parcel.List.MESSAGES);
        assertThat(seen.parcels().getLast().json()).contains("\"direction\":\"outbound\"");
        var read = new Line(null, true, "text", "Hello you", "9:00", null, Tick.READ);
        var later = reads(
                        new Before(Optional.ofNullable(known), 0, List.of(), List.of()),
                        List.of(read, line("<on the phone@9:00")))
                .orElseThrow();
        assertThat(later.parcels())
                .singleElement()
                .satisfies(parcel -> assertThat(parcel.json()).contains("d-1", "read"));
    }

    @Test
    void understandsTheNumberOrTheWordsOfAnOption() {
        var options = List.of(new Order.Option("yes", "Yes, please"), new Order.Option("no", "No"));
        hears(0);
        for (var said : List.of("1@9:00", "2.@9:01", "yes,  please@9:02", "3@9:03", "maybe@9:04")) {
            var visible = new ArrayList<>(lines());
            visible.add(line(said));
            var seen = reads(new Before(Optional.ofNullable(known), 0, List.of(), options), visible)
                    .orElseThrow();
            String json = seen.parcels().getFirst().json();
            String chosen = said.startsWith("1") || said.startsWith("yes") ? "yes" : said.startsWith("2") ? "no" : "";
            assertThat(json.contains("\"button\"")).as(said).isEqualTo(!chosen.isEmpty());
            assertThat(json).contains(chosen);
        }
    }

    @Test
    void saysWhatItCannotHandOn() {
        var picture = new Line("9", false, "image", "my shop", "9:00", null, Tick.NONE);
        hears(0);
        var seen = reads(new Before(Optional.ofNullable(known), 0, List.of(), List.of()), List.of(picture));
        assertThat(seen.orElseThrow().parcels().getFirst().json())
                .contains("[Picture] my shop", "\"id\":\"9\"", "\"phone\":\"260971234567\"");
    }
}
