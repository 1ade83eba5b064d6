package io.insaka.telemetry;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.core.env.Environment;

/**
 * The way to a collector. Spans wait in memory and go in batches on a thread of their own; what does not fit while the
 * collector is away is dropped, and nothing waits for it.
 */
final class Collector implements AutoCloseable {
    private static final int QUEUE = 16_384;
    private static final int BATCH = 2_048;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int CLOSE_SECONDS = 5;

    private final SdkTracerProvider provider;

    private Collector(SdkTracerProvider provider) {
        this.provider = provider;
    }

    static Collector open(TracingSettings settings, Environment environment) {
        var exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(settings.address())
                .setCompression("gzip")
                .setHeaders(settings::headerValues)
                .build();
        var processor = BatchSpanProcessor.builder(exporter)
                .setMaxQueueSize(QUEUE)
                .setMaxExportBatchSize(BATCH)
                .setScheduleDelay(PAUSE)
                .build();
        return new Collector(SdkTracerProvider.builder()
                .setResource(resource(environment))
                .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(settings.ratio())))
                .addSpanProcessor(processor)
                .build());
    }

    /** The same words as in JSON log lines. */
    private static Resource resource(Environment environment) {
        var service = Attributes.builder()
                .put("service.name", environment.getProperty("spring.application.name", "insaka"))
                .put("service.version", environment.getProperty("spring.application.version", "unknown"))
                .put("service.instance.id", environment.getProperty("logging.structured.ecs.service.node-name", ""))
                .put(
                        "deployment.environment.name",
                        environment.getProperty("logging.structured.ecs.service.environment", ""))
                .build();
        return Resource.getDefault().merge(Resource.create(service));
    }

    Tracer tracer() {
        return provider.get("io.insaka");
    }

    @Override
    public void close() {
        provider.shutdown().join(CLOSE_SECONDS, TimeUnit.SECONDS);
    }
}
