package io.insaka.tenancy.repeating;

import io.insaka.vault.PersonalTable;
import io.insaka.vault.Purpose;
import io.insaka.vault.SealedTable;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

@Configuration(proxyBeanMethods = false)
class RepeatingWiring {
    @Bean
    SealedTable sealedAnswers() {
        return new SealedTable("answered_request", List.of("caller", "key_hash"), Map.of("answer", Purpose.API_ANSWER));
    }

    /** Behind the one that finds out who is calling. */
    @Bean
    FilterRegistrationBean<RepeatFilter> repeats(
            Repeats repeats,
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mapping) {
        Predicate<HttpServletRequest> itself = request -> takesKeys(mapping.getObject(), request);
        var registration = new FilterRegistrationBean<>(new RepeatFilter(repeats, itself));
        registration.addUrlPatterns("/api/v1/*");
        registration.setOrder(Ordered.LOWEST_PRECEDENCE);
        return registration;
    }

    private static boolean takesKeys(RequestMappingHandlerMapping mapping, HttpServletRequest request) {
        try {
            ServletRequestPathUtils.parseAndCache(request);
            var chain = mapping.getHandler(request);
            return chain != null
                    && chain.getHandler() instanceof HandlerMethod method
                    && Arrays.stream(method.getMethodParameters())
                            .map(parameter -> parameter.getParameterAnnotation(RequestHeader.class))
                            .anyMatch(header -> header != null && header.name().equals(RepeatFilter.KEY));
        } catch (Exception notOurs) {
            return true; // whatever is wrong with it is said where it is refused
        }
    }

    @Bean
    PersonalTable personalAnswers() {
        return PersonalTable.sought("answered_request");
    }
}
