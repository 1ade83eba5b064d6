package io.insaka.tenancy;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/**
 * Lets a request through to an endpoint only as the endpoint's own mark allows. Deciding by handler and not by path
 * leaves no spelling of a path that would be mapped to the endpoint but not to the rule.
 */
final class AccessInterceptor implements HandlerInterceptor {
    private final Features features;

    AccessInterceptor(Features features) {
        this.features = features;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        switch (handler) {
            case HandlerMethod method
            when method.getBeanType().getName().startsWith("io.insaka.") -> {
                decide(request, AccessMark.of(method));
                inUse(request, method.getBeanType().getAnnotation(PartOf.class));
            }
            // The description of the API, and the "not found" behind every unknown path.
            case HandlerMethod foreign -> {}
            case ResourceHttpRequestHandler files -> {}
            default -> throw Refusal.forbidden("Not reachable.");
        }
        return true;
    }

    private static void decide(HttpServletRequest request, AccessMark mark) {
        switch (mark) {
            case AccessMark.ForAll all -> {}
            case AccessMark.ForSignedIn signedIn -> caller(request);
            case AccessMark.ForPermission needed -> {
                if (!caller(request).may(needed.permission())) {
                    throw Refusal.forbidden(
                            "This needs the permission " + needed.permission().wireName() + ".");
                }
            }
        }
    }

    private void inUse(HttpServletRequest request, @Nullable PartOf part) {
        if (part != null && !features.has(caller(request).tenant(), part.value())) {
            throw Refusal.switchedOff(part.value());
        }
    }

    private static Caller caller(HttpServletRequest request) {
        return CredentialFilter.caller(request).orElseThrow(Refusal::notSignedIn);
    }
}
