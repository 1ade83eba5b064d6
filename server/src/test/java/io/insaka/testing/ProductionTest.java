package io.insaka.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.TestPropertySource;

/** As {@link ProductTest}, set up as for the world: behind https, without the sandbox and without mail of its own. One context for all of these. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ProductTest
@TestPropertySource(
        properties = {
            "insaka.sandbox=false",
            "insaka.public-url=https://insaka.example",
            "insaka.smtp.url=",
            "insaka.smtp.from="
        })
public @interface ProductionTest {}
