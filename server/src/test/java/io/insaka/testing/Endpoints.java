package io.insaka.testing;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every endpoint of the API that is running, so that a rule for all of them also holds for those added tomorrow. */
@TestComponent
public final class Endpoints {
    private static final Pattern VARIABLE = Pattern.compile("\\{[^/}]+}");

    private final RequestMappingHandlerMapping mapping;

    Endpoints(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping) {
        this.mapping = mapping;
    }

    /**
     * @param uploads whether it takes a file and not JSON
     */
    public record Endpoint(String method, String pattern, boolean uploads, HandlerMethod handler) {
        public List<String> variables() {
            return VARIABLE.matcher(pattern)
                    .results()
                    .map(found -> found.group().replaceAll("[{}]", ""))
                    .toList();
        }

        private String path(UnaryOperator<String> values) {
            return VARIABLE.matcher(pattern).replaceAll(variable -> {
                String name = variable.group().replaceAll("[{}]", "");
                return Matcher.quoteReplacement(values.apply(name));
            });
        }

        /** Asks for it with this value in place of every variable and with an empty body. */
        public Api.Response attempt(Api api, String value) {
            return attempt(api, name -> value);
        }

        /** Asks for it with a value for each variable by its name and with an empty body. */
        public Api.Response attempt(Api api, UnaryOperator<String> values) {
            String path = path(values);
            if (uploads) {
                return api.withHeader("Content-Type", "multipart/form-data; boundary=x")
                        .peek(method, path, "--x--\r\n");
            }
            boolean bodiless = method.equals("GET") || method.equals("DELETE");
            return api.peek(method, path, bodiless ? null : "{}");
        }

        @Override
        public String toString() {
            return method + " " + pattern;
        }
    }

    /** Those of the API. */
    public List<Endpoint> all() {
        return everything().stream()
                .filter(endpoint -> endpoint.pattern().startsWith("/api/v1"))
                .toList();
    }

    /** Also those beside the API: the front door, the description of the API, health. */
    public List<Endpoint> everything() {
        return mapping.getHandlerMethods().entrySet().stream()
                .flatMap(entry -> endpoints(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(Endpoint::pattern).thenComparing(Endpoint::method))
                .toList();
    }

    private static Stream<Endpoint> endpoints(RequestMappingInfo mapping, HandlerMethod handler) {
        boolean uploads = mapping.getConsumesCondition().getConsumableMediaTypes().stream()
                .anyMatch(type -> type.getType().equals("multipart"));
        var methods = mapping.getMethodsCondition().getMethods();
        return mapping.getPatternValues().stream()
                .flatMap(pattern -> (methods.isEmpty() ? Set.of(RequestMethod.GET) : methods)
                        .stream().map(method -> new Endpoint(method.name(), pattern, uploads, handler)));
    }
}
