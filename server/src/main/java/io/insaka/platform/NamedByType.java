package io.insaka.platform;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ContextAnnotationAutowireCandidateResolver;

/**
 * Components go by their full name, so who wants one of a class is sent to the component of that name first. Without this
 * the factory asks each of its two thousand components whether it would fit, for every class that anybody wants.
 */
class NamedByType implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        if (context.getBeanFactory() instanceof DefaultListableBeanFactory factory) {
            factory.setAutowireCandidateResolver(new ByName());
        }
    }

    private static final class ByName extends ContextAnnotationAutowireCandidateResolver {
        @Override
        public @Nullable String getSuggestedName(DependencyDescriptor descriptor) {
            String asked = super.getSuggestedName(descriptor);
            return asked != null ? asked : descriptor.getDependencyType().getName();
        }
    }
}
