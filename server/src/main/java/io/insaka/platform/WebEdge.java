package io.insaka.platform;

import io.insaka.kernel.Ids;
import io.insaka.telemetry.Spans;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.Filter;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.RequestContextFilter;
import tools.jackson.databind.json.JsonMapper;

/** The filters every request passes first, outermost first. */
@Configuration(proxyBeanMethods = false)
class WebEdge {
    @Bean
    FilterRegistrationBean<SecurityHeadersFilter> securityHeaders(PublicAddress address) {
        return inOrder(new FilterRegistrationBean<>(new SecurityHeadersFilter(address)), 2);
    }

    /** Before everything, so that whatever is logged of a request names its trace. */
    @Bean
    FilterRegistrationBean<TraceFilter> traces(Ids ids, Spans spans) {
        return inOrder(new FilterRegistrationBean<>(new TraceFilter(ids, spans)), 0);
    }

    @Bean
    FilterRegistrationBean<ApiTimesFilter> apiTimes(MeterRegistry registry) {
        var registration = new FilterRegistrationBean<>(new ApiTimesFilter(registry));
        registration.addUrlPatterns("/api/*");
        return inOrder(registration, 1);
    }

    @Bean
    FilterRegistrationBean<ProblemFilter> problems(ProblemWriter writer) {
        return inOrder(new FilterRegistrationBean<>(new ProblemFilter(writer)), 3);
    }

    @Bean
    FilterRegistrationBean<BodyLimitFilter> bodyLimit(PlatformSettings settings) {
        var registration = new FilterRegistrationBean<>(new BodyLimitFilter(settings.largestRequest()));
        registration.addUrlPatterns("/api/*");
        return inOrder(registration, 4);
    }

    /** The dispatcher does this itself for controllers; Boot's filter does it once more for everything, webhooks too. */
    @Bean
    FilterRegistrationBean<RequestContextFilter> noRequestContext() {
        var registration = new FilterRegistrationBean<>(new RequestContextFilter());
        registration.setEnabled(false);
        return registration;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> containerErrors(JsonMapper json) {
        return factory -> factory.addContextCustomizers(context -> {
            var host = (StandardHost) context.getParent();
            host.getPipeline().addValve(new ProblemReportValve(json));
            // By this name the host recognises that it has one, and does not add its own behind ours.
            host.setErrorReportValveClass(ProblemReportValve.class.getName());
        });
    }

    private static <T extends Filter> FilterRegistrationBean<T> inOrder(
            FilterRegistrationBean<T> registration, int place) {
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + place);
        return registration;
    }
}
