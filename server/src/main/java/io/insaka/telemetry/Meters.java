package io.insaka.telemetry;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one registry, and what every JVM has to tell. */
@Configuration(proxyBeanMethods = false)
class Meters {
    private static final double NANOS = 1e9;
    /** Seconds. Wide apart: who wants a finer picture takes a trace. */
    private static final double[] TIMES = {0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30};

    private static final double[] SIZES = {1, 2, 4, 8, 16, 32, 64, 128, 256};

    /** Timers of libraries; their sums and counts are enough. */
    private static final Set<String> FOREIGN = Set.of("jvm", "hikaricp", "process");

    @Bean(destroyMethod = "close")
    PrometheusMeterRegistry meterRegistry() {
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        registry.config()
                .meterFilter(new Histograms())
                .meterFilter(MeterFilter.denyNameStartsWith("tomcat"))
                // Their names are against Prometheus' own rules.
                .meterFilter(MeterFilter.denyNameStartsWith("system.cpu.count"))
                .meterFilter(MeterFilter.denyNameStartsWith("process.cpu.time"));
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ClassLoaderMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        return registry;
    }

    @Bean(destroyMethod = "close")
    JvmGcMetrics collections(PrometheusMeterRegistry registry) {
        var collections = new JvmGcMetrics();
        collections.bindTo(registry);
        return collections;
    }

    private static final class Histograms implements MeterFilter {
        @Override
        public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
            if (FOREIGN.contains(id.getName().split("\\.", 2)[0])) {
                return config;
            }
            return switch (id.getType()) {
                case TIMER -> buckets(DoubleStream.of(TIMES).map(seconds -> seconds * NANOS), config);
                case DISTRIBUTION_SUMMARY -> buckets(DoubleStream.of(SIZES), config);
                case COUNTER, GAUGE, LONG_TASK_TIMER, OTHER -> config;
            };
        }

        private static DistributionStatisticConfig buckets(DoubleStream bounds, DistributionStatisticConfig config) {
            return DistributionStatisticConfig.builder()
                    .serviceLevelObjectives(bounds.toArray())
                    .build()
                    .merge(config);
        }
    }
}
