package io.insaka.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole product on a free port over a real PostgreSQL. All classes with this annotation and no other settings share
 * one running context: isolate by a fresh organisation, not by a fresh context.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"insaka.sandbox=true", "insaka.demo=false"})
@ContextConfiguration(initializers = FreshDatabase.class)
public @interface ProductTest {}
