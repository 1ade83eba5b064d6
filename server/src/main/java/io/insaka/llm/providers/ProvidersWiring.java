package io.insaka.llm.providers;

import io.insaka.llm.Kind;
import io.insaka.llm.Provider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Three kinds that speak one language, each with its own manners. */
@Configuration(proxyBeanMethods = false)
class ProvidersWiring {
    @Bean
    Provider openAi(ModelHttp http) {
        return new OpenAiProvider(Kind.OPENAI, http);
    }

    @Bean
    Provider xAi(ModelHttp http) {
        return new OpenAiProvider(Kind.XAI, http);
    }

    @Bean
    Provider openAiCompatible(ModelHttp http) {
        return new OpenAiProvider(Kind.COMPATIBLE, http);
    }
}
