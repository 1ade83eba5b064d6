package io.insaka.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.tenancy.Audited;
import io.insaka.tenancy.AuditedRead;
import io.insaka.tenancy.NotAudited;
import io.insaka.testing.Endpoints;
import io.insaka.testing.Endpoints.Endpoint;
import io.insaka.testing.ProductTest;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Read from the mapping that is running, so no endpoint can be forgotten. */
@ProductTest
class AuditedEndpointsTest {
    private static final List<String> SAFE = List.of("GET", "HEAD", "OPTIONS");
    /** Files that are made while they are downloaded: no answer passes by that could be noted, and each time is an entry. */
    private static final List<String> STREAMED = List.of("/api/v1/contacts/{id}/copy");

    private static final String CODE = "[a-z]+(-[a-z]+)*\\.[a-z]+(-[a-z]+)*";

    @Autowired
    Endpoints endpoints;

    @Test
    void everyEndpointSaysWhatEntryItLeaves() {
        assertThat(endpoints.all())
                .as("an endpoint says, beside what it requires, @Audited with the entries it writes through AuditTrail"
                        + " in the transaction of its change, @AuditedRead when it shows personal data of customers,"
                        + " or @NotAudited with the reason")
                .isNotEmpty()
                .allSatisfy(endpoint ->
                        assertThat(marks(endpoint)).as(endpoint.toString()).hasSize(1));
    }

    @Test
    void whatChangesIsNotMarkedAsRead() {
        assertThat(endpoints.all())
                .as("@AuditedRead is written after the change, and twice is once: it is for GET alone")
                .filteredOn(endpoint -> endpoint.handler().hasMethodAnnotation(AuditedRead.class))
                .allSatisfy(endpoint -> assertThat(SAFE).contains(endpoint.method()));
        assertThat(endpoints.all())
                .filteredOn(endpoint -> endpoint.handler().hasMethodAnnotation(Audited.class))
                .filteredOn(endpoint -> !STREAMED.contains(endpoint.pattern()))
                .allSatisfy(endpoint -> assertThat(SAFE).doesNotContain(endpoint.method()));
    }

    @Test
    void codesAndReasonsCanBeRead() {
        assertThat(endpoints.all()).allSatisfy(endpoint -> {
            assertThat(codes(endpoint))
                    .as(endpoint.toString())
                    .allSatisfy(code -> assertThat(code).matches(CODE));
            NotAudited not = endpoint.handler().getMethodAnnotation(NotAudited.class);
            assertThat(not == null ? "a reason" : not.value()).isNotBlank();
        });
    }

    private static List<Object> marks(Endpoint endpoint) {
        return Stream.of(Audited.class, AuditedRead.class, NotAudited.class)
                .map(mark -> (Object) endpoint.handler().getMethodAnnotation(mark))
                .filter(Objects::nonNull)
                .toList();
    }

    private static List<String> codes(Endpoint endpoint) {
        Audited written = endpoint.handler().getMethodAnnotation(Audited.class);
        AuditedRead read = endpoint.handler().getMethodAnnotation(AuditedRead.class);
        return Stream.concat(
                        written == null ? Stream.empty() : Arrays.stream(written.value()),
                        read == null ? Stream.empty() : Stream.of(read.value()))
                .toList();
    }
}
