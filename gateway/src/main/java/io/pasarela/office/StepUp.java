package io.pasarela.office;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An act that moves money or rights: who does it has just shown that it is he, or is asked to. Off
 * in installations that require no second factor of anybody.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface StepUp {

    /** Not when a field begins so, as in {@code money=fact}; without it always. */
    String unless() default "";
}
