package io.insaka.tenancy;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An endpoint that shows personal data of customers. The {@code audit} module writes the entry before the answer leaves;
 * the same person opening the same thing again within some minutes is one entry.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface AuditedRead {
    /** A stable code such as {@code conversation.opened}. */
    String value();

    /** What is shown: its id is the path variable {@code id}; without one it is the organisation's. */
    String subject();

    /** The parameter with words somebody looks for, which are kept sealed; empty for none. */
    String search() default "";
}
