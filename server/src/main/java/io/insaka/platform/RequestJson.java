package io.insaka.platform;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.ext.javatime.deser.InstantDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/**
 * Refuses requests with the character NUL, wherever in their JSON: no text of people has it, PostgreSQL cannot store it,
 * and each endpoint that forgot would fail instead of refusing. Refuses fields that are not known where
 * {@link KnownFieldsOnly} says so. What providers deliver is kept as it is, and not read
 * here.
 */
@Configuration(proxyBeanMethods = false)
class RequestJson implements WebMvcConfigurer {
    private final JsonMapper json;

    RequestJson(JsonMapper json) {
        this.json = json.rebuild()
                .addHandler(new Unknown())
                // A number where a word is meant, or the other way round, is a mistake of its sender.
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .withCoercionConfig(
                        LogicalType.Textual,
                        config -> List.of(
                                        CoercionInputShape.Integer,
                                        CoercionInputShape.Float,
                                        CoercionInputShape.Boolean)
                                .forEach(shape -> config.setCoercion(shape, CoercionAction.Fail)))
                .addModule(new SimpleModule("requests")
                        .addDeserializer(String.class, new WithoutNul())
                        .addDeserializer(Instant.class, new InWords()))
                .build();
    }

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.withJsonConverter(new JacksonJsonHttpMessageConverter(json));
    }

    private static final class Unknown extends DeserializationProblemHandler {
        @Override
        public boolean handleUnknownProperty(
                DeserializationContext context,
                JsonParser parser,
                ValueDeserializer<?> deserializer,
                Object beanOrClass,
                String name) {
            Class<?> type = beanOrClass instanceof Class<?> plain ? plain : beanOrClass.getClass();
            if (type.isAnnotationPresent(KnownFieldsOnly.class)) {
                throw MismatchedInputException.from(parser, type, "a field is not known here");
            }
            return false;
        }
    }

    /** A number could be seconds or milliseconds. */
    private static final class InWords extends StdDeserializer<Instant> {
        InWords() {
            super(Instant.class);
        }

        @Override
        public @Nullable Instant deserialize(JsonParser parser, DeserializationContext context) {
            return parser.currentToken().isNumeric()
                    ? (Instant) context.handleUnexpectedToken(Instant.class, parser)
                    : InstantDeserializer.INSTANT.deserialize(parser, context);
        }
    }

    private static final class WithoutNul extends StringDeserializer {
        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) {
            String text = super.deserialize(parser, context);
            if (text != null && text.indexOf(0) >= 0) {
                return context.reportInputMismatch(String.class, "a text cannot have the character NUL");
            }
            return text;
        }
    }
}
