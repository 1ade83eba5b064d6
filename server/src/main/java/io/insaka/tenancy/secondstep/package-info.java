/**
 * The second step of a sign-in: a number that an app on the teammate's phone makes anew every 30 seconds (RFC 6238), or one
 * of ten codes on paper for the day the phone is lost. Who may change it is decided by whoever calls.
 */
@NullMarked
package io.insaka.tenancy.secondstep;

import org.jspecify.annotations.NullMarked;
