package io.insaka.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.UnsatisfiedDependencyException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

class NamedByTypeTest {
    static class Drum {}

    static class TalkingDrum extends Drum {}

    record WantsADrum(Drum drum) {}

    record WantsTheTalkingOne(@Qualifier("talking") Drum drum) {}

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    NamedByTypeTest() {
        context.setBeanNameGenerator(FullyQualifiedAnnotationBeanNameGenerator.INSTANCE);
        new NamedByType().initialize(context);
    }

    @Test
    void findsAComponentByTheNameOfItsClass() {
        context.register(Drum.class, TalkingDrum.class, WantsADrum.class);
        context.refresh();
        assertThat(context.getBean(WantsADrum.class).drum()).isExactlyInstanceOf(Drum.class);
    }

    @Test
    void obeysAQualifierFirst() {
        context.registerBean("talking", TalkingDrum.class);
        context.register(Drum.class, WantsTheTalkingOne.class);
        context.refresh();
        assertThat(context.getBean(WantsTheTalkingOne.class).drum()).isInstanceOf(TalkingDrum.class);
    }

    @Test
    void looksAmongAllWhereNobodyHasTheName() {
        context.registerBean("only", TalkingDrum.class);
        context.register(WantsADrum.class);
        context.refresh();
        assertThat(context.getBean(WantsADrum.class).drum()).isInstanceOf(TalkingDrum.class);
    }

    @Test
    void saysThatNothingIsThere() {
        context.register(WantsADrum.class);
        assertThatThrownBy(context::refresh)
                .isInstanceOf(UnsatisfiedDependencyException.class)
                .hasRootCauseInstanceOf(NoSuchBeanDefinitionException.class);
    }
}
