package io.insaka.tenancy;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * A customer's address in what the API shows, or a name that is one because no other is known: in full only for callers
 * who may see addresses ({@link Permission#CONTACTS_ADDRESSES}), for others with dots in the middle. Names stay.
 */
@Documented
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@JacksonAnnotationsInside
@JsonSerialize(using = Masking.Text.class)
public @interface Masked {}
