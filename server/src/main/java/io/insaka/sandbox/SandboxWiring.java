package io.insaka.sandbox;

import io.insaka.sandbox.llm.ModelSimulators;
import io.insaka.sandbox.whatsapp.SimulatorSettings;
import io.insaka.sandbox.whatsapp.WhatsAppSimulator;
import io.insaka.vault.Purpose;
import io.insaka.vault.SealedTable;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Binds the simulators to the product's port. */
@Configuration(proxyBeanMethods = false)
@WhenSandboxIsOn
class SandboxWiring {
    /** Where the simulated Graph API lives on this port: a channel with this address as its base talks to it. */
    static final String GRAPH = "/sandbox/graph";

    private static final int LARGEST_MESSAGE = 3 * 1024 * 1024;
    private static final int LARGEST_UPLOAD = 101 * 1024 * 1024;

    /** Pictures come in it, base64. */
    private static final int LARGEST_QUESTION = 40 * 1024 * 1024;

    /** Paced so that a person watching the phone sees the ticks change; nothing of Meta's limits gets in the way. */
    private static final SimulatorSettings PHONE = new SimulatorSettings(
            new SimulatorSettings.Receipts(
                    Duration.ofMillis(80), Duration.ofMillis(250), Optional.of(Duration.ofMillis(1_500))),
            new SimulatorSettings.Retry(Duration.ofMillis(200), Duration.ofSeconds(5), Duration.ofSeconds(10)),
            SimulatorSettings.Limits.NONE,
            1,
            1_000,
            new SimulatorSettings.Manner(1, Duration.ofMinutes(2), true, 128 * 1024 * 1024));

    @Bean(destroyMethod = "close")
    WhatsAppSimulator whatsAppSimulator(Clock clock) {
        return new WhatsAppSimulator(PHONE, clock);
    }

    @Bean
    SealedTable sealedPhones() {
        return new SealedTable("sandbox_phone", "channel_id", Map.of("sealed", Purpose.SANDBOX_PHONE));
    }

    @Bean
    ModelSimulators modelSimulators(Clock clock) {
        return new ModelSimulators(clock);
    }

    @Bean
    ServletRegistrationBean<SimulatorServlet> models(ModelSimulators simulators) {
        var servlet = new SimulatorServlet(simulators, path -> LARGEST_QUESTION, () -> {});
        var registration = new ServletRegistrationBean<>(servlet, ModelSimulators.MOUNT + "/*");
        registration.setName("model-simulators");
        return registration;
    }

    @Bean
    ServletRegistrationBean<SimulatorServlet> graph(WhatsAppSimulator simulator, SimulatedNumbers numbers) {
        var servlet = new SimulatorServlet(
                simulator,
                path -> path.endsWith("/media") ? LARGEST_UPLOAD : LARGEST_MESSAGE,
                numbers::awaitRegistered);
        var registration = new ServletRegistrationBean<>(servlet, GRAPH + "/*");
        registration.setName("graph-simulator");
        return registration;
    }
}
