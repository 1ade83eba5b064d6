package io.insaka.tenancy;

import io.insaka.platform.ClientAddresses;
import io.insaka.platform.RateLimiter;
import io.insaka.vault.Purpose;
import io.insaka.vault.SealedTable;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the finding out and the deciding where requests pass. */
@Configuration(proxyBeanMethods = false)
class AccessWiring implements WebMvcConfigurer {
    private final ObjectProvider<Features> features;

    AccessWiring(ObjectProvider<Features> features) {
        this.features = features;
        // Not something a client sends.
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class);
    }

    @Bean
    FilterRegistrationBean<CredentialFilter> credentials(
            Credentials credentials,
            SessionCookies cookies,
            ClientAddresses addresses,
            AccessLimits limits,
            Clock clock) {
        var gate = new AddressGate(
                "strangers", new RateLimiter(clock, limits.strangersPerMinute(), Duration.ofMinutes(1)), addresses);
        var programs = new RateLimiter(clock, limits.tokensPerMinute(), Duration.ofMinutes(1));
        var registration = new FilterRegistrationBean<>(new CredentialFilter(credentials, cookies, gate, programs));
        registration.addUrlPatterns("/api/*");
        // Before what answers repeated requests, which has to know whose they are.
        registration.setOrder(Ordered.LOWEST_PRECEDENCE - 1);
        return registration;
    }

    @Bean
    AddressGate signInGate(ClientAddresses addresses, AccessLimits limits, Clock clock) {
        return new AddressGate("sign-ins", new RateLimiter(clock, limits.signIns(), limits.window()), addresses);
    }

    @Bean
    SealedTable sealedTeammates() {
        return new SealedTable(
                "teammate", "id", Map.of("name_sealed", Purpose.TEAMMATE_NAME, "email_sealed", Purpose.TEAMMATE_EMAIL));
    }

    @Bean
    SealedTable sealedSecondSteps() {
        return new SealedTable("second_step", "teammate_id", Map.of("secret_sealed", Purpose.SECOND_STEP));
    }

    @Bean
    SealedTable sealedEntryLinks() {
        return new SealedTable("entry_link", "id", Map.of("email_sealed", Purpose.TEAMMATE_EMAIL));
    }

    @Bean
    SealedTable sealedBrowserSessions() {
        return new SealedTable("teammate_session", "id", Map.of("id_token_sealed", Purpose.SIGN_IN_PROOF));
    }

    @Bean
    SealedTable sealedSignInProviders() {
        return new SealedTable("sign_in_provider", "id", Map.of("secret_sealed", Purpose.SIGN_IN_PROVIDER));
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new AccessInterceptor(features.getObject())).addPathPatterns("/api/**");
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new CallerArgument());
    }
}
