/** What simulated providers of SMS share. */
@NullMarked
package io.insaka.sandbox.sms;

import org.jspecify.annotations.NullMarked;
