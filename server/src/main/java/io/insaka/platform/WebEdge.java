package io.insaka.platform;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** The filters every request passes first, outermost first. */
@Configuration(proxyBeanMethods = false)
class WebEdge {
    @Bean
    FilterRegistrationBean<SecurityHeadersFilter> securityHeaders(PublicAddress address) {
        return inOrder(new FilterRegistrationBean<>(new SecurityHeadersFilter(address)), 1);
    }

    @Bean
    FilterRegistrationBean<ProblemFilter> problems(ProblemWriter writer) {
        return inOrder(new FilterRegistrationBean<>(new ProblemFilter(writer)), 2);
    }

    private static <T extends jakarta.servlet.Filter> FilterRegistrationBean<T> inOrder(
            FilterRegistrationBean<T> registration, int place) {
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + place);
        return registration;
    }
}
