/**
 * <b>Story.</b> Whoever writes is received: greeted, answered from the organisation's articles, brought to a person,
 * left alone when they ask for that.
 *
 * <p><b>Promise.</b> Nothing a contact sends meets silence, and nothing is promised that the product cannot keep. Every
 * word said stands in {@code texts.properties} and its translations.
 *
 * <p><b>Not here.</b> Which skill is asked: {@code brain}. Finding the article: {@code knowledge}.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"kernel", "tenancy", "channels::spi", "llm", "agents", "knowledge", "brain::skill"})
package io.insaka.reception;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
