package io.insaka.knowledge.passages;

import static io.insaka.knowledge.passages.MeaningOrganisation.SMALL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.sandbox.llm.ModelSimulators;
import io.insaka.sandbox.llm.play.Ask;
import io.insaka.sandbox.llm.play.Fault;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProductTest
class QueryVectorsTest {
    @Autowired
    Organisations organisations;

    @Autowired
    ModelSimulators simulators;

    private MeaningOrganisation shop;
    private String document;

    @BeforeEach
    void found() {
        shop = MeaningOrganisation.of(organisations.found(), simulators);
        document = shop.document("Stock", "Each kettle holds two litres.");
        shop.embedsBy(SMALL);
        shop.awaitAll(SMALL, 1);
        // The index is there from now on: no search is answered by articles alone because it is still being built.
        shop.awaitFound("kettle", document);
        // No call is left that a fault of the test could fall to.
        await().atMost(Duration.ofSeconds(60)).until(() -> asked("kettle") > 0);
    }

    private long asked(String words) {
        return shop.world().journal().calls().stream()
                .filter(call ->
                        call.purpose() == Ask.Purpose.EMBEDDING && call.text().equalsIgnoreCase(words))
                .count();
    }

    private int failures() {
        return shop.api()
                .get("/api/v1/models")
                .expect(200)
                .json()
                .at("/items/0/thisMonth/failures")
                .asInt();
    }

    /** The call has not ended when the answer is there: nobody waited for it. Once is enough, on a slow machine. */
    @Test
    void wordsAnswerWhileTheModelHangs() {
        shop.world().hang(Duration.ofSeconds(20));
        var tries = new AtomicInteger();
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            int ended = failures();
            shop.fails(Fault.HANG, 1);
            assertThat(shop.found("a kettle " + tries.incrementAndGet())).containsExactly(document);
            return failures() == ended;
        });
        assertThat(shop.world().journal().calls()).anyMatch(call -> call.fault().equals("HANG"));
    }

    @Test
    void asksOnceForTheSameQuestionAndNeverKeepsAFailure() {
        shop.fails(Fault.MALFORMED_JSON, 2);
        assertThat(shop.found("kettledrums")).isEmpty();
        shop.awaitFound("kettledrums", document);
        long asked = asked("kettledrums");
        assertThat(asked).isEqualTo(3);
        assertThat(shop.found(" Kettledrums ")).containsExactly(document);
        assertThat(asked("kettledrums")).isEqualTo(asked);
        var neighbour = MeaningOrganisation.of(organisations.found(), simulators);
        assertThat(neighbour.found("kettledrums")).isEmpty();
    }

    /** An open circuit is not knocked at. */
    @Test
    void leavesAModelAloneThatFailsAllTheTime() {
        shop.fails(Fault.SERVER_ERROR, 1_000);
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            assertThat(shop.found("a kettle")).containsExactly(document);
            return shop.api()
                    .get("/api/v1/models")
                    .expect(200)
                    .json()
                    .at("/items/0/circuit/state")
                    .asString()
                    .equals("open");
        });
        await().atMost(Duration.ofSeconds(60))
                .until(() -> shop.world().journal().running() == 0);
        long begun = shop.world().journal().begun();
        assertThat(shop.found("a kettle for two")).containsExactly(document);
        assertThat(shop.world().journal().begun()).isEqualTo(begun);
    }
}
