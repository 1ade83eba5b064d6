package io.insaka.tenancy;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An endpoint that changes something, and the entries it writes to the audit trail in the transaction of the change.
 * It writes them itself, through {@code audit.AuditTrail}; a code that is not named here is refused.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Audited {
    /** Stable codes such as {@code channel.created}. */
    String[] value();
}
