package io.insaka.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.tenancy.OrganisationFounded;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs every scenario file, each in a fresh demo organisation. */
@ProductTest
class ScenariosTest {
    private static final String USUAL_CONTACT = "260971234567";

    @Autowired
    Organisations organisations;

    @Autowired
    ApplicationEventPublisher events;

    /** At the same time: they share the product, but no organisation. */
    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    Stream<DynamicTest> scenarios() throws IOException {
        Resource[] files = new PathMatchingResourcePatternResolver().getResources("classpath*:scenarios/**/*.yaml");
        assertThat(files).isNotEmpty();
        return Arrays.stream(files).map(file -> {
            JsonNode scenario = read(file);
            return DynamicTest.dynamicTest(
                    scenario.path("name").asString(String.valueOf(file.getFilename())), () -> play(scenario));
        });
    }

    private static JsonNode read(Resource file) {
        try (InputStream yaml = file.getInputStream()) {
            return new JsonMapper().valueToTree(new Yaml().load(yaml));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void play(JsonNode scenario) {
        var organisation = organisations.found();
        events.publishEvent(new OrganisationFounded(organisation.tenant(), true));
        var colleague = new Team(organisation.api());
        var phone = new Phone(organisation.api(), scenario.path("contact").asString(USUAL_CONTACT));
        var stage = new Stage(organisations, organisation, phone, colleague);
        int number = 0;
        for (JsonNode step : scenario.path("steps")) {
            number++;
            try {
                stage.play(step);
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError(
                        "step " + number + " " + step + ": " + failure.getMessage() + "\n" + phone.transcript(),
                        failure);
            }
        }
        try {
            phone.expectNothingMore();
        } catch (AssertionError failure) {
            throw new AssertionError(failure.getMessage() + "\n" + phone.transcript(), failure);
        }
    }
}
