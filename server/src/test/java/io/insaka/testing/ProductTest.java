package io.insaka.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
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
        properties = {
            "insaka.sandbox=true",
            "insaka.demo=false",
            "insaka.delivery.reconcile-after=4s",
            "insaka.delivery.backoff=200ms",
            "insaka.intake.backoff=100ms",
            // A model that hangs is left after this long; the real default waits much longer.
            "insaka.llm.attempt-timeout=4s",
            // All tests of a run come from one address and share this context; the limits have a test of their own.
            "insaka.limits.strangers-per-minute=1000000",
            "insaka.limits.sign-ins=1000000",
            "insaka.limits.tokens-per-minute=1000000",
            "insaka.browsers.per-address=1000000",
            "insaka.chat.requests-per-address=1000000",
            "insaka.chat.sessions-per-address=1000000",
            // The push service of a test is on this machine.
            "insaka.push.own=localhost",
            "insaka.push.grace=200ms",
            "insaka.push.backoff=100ms",
            "insaka.smtp.timeout=2s",
            "insaka.smtp.backoff=100ms",
            "insaka.privacy.grace=500ms",
            "insaka.webhooks.timeout=3s",
            "insaka.webhooks.backoff=100ms",
            "insaka.knowledge.embedding.backoff=100ms",
            "insaka.knowledge.embedding.pause=1ms",
            "insaka.knowledge.embedding.at-once=16",
            // Only what a test sends with a traceparent that is recorded.
            "insaka.otlp.ratio=0",
            // Proving that a hash is expensive is the business of one test, not of all.
            "insaka.password-memory-kib=64",
            "insaka.password-passes=1"
        })
@ContextConfiguration(initializers = {FreshDatabase.class, OwnMail.class})
@Import({Organisations.class, Endpoints.class, QuizSkill.class, ScriptedSkill.class, TestingChannel.class})
public @interface ProductTest {}
