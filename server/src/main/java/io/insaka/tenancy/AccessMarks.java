package io.insaka.tenancy;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Stops the start when an endpoint of the API forgot to say who may call it. */
@Component
class AccessMarks implements SmartInitializingSingleton {
    private final RequestMappingHandlerMapping endpoints;

    AccessMarks(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping endpoints) {
        this.endpoints = endpoints;
    }

    @Override
    public void afterSingletonsInstantiated() {
        endpoints.getHandlerMethods().forEach((mapping, method) -> {
            boolean ours = method.getBeanType().getName().startsWith("io.insaka.");
            boolean api = mapping.getPatternValues().stream().anyMatch(pattern -> pattern.startsWith("/api/"));
            if (ours && api) {
                AccessMark.of(method);
            }
        });
    }
}
