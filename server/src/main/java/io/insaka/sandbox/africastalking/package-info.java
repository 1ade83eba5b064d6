/** Africa's Talking's SMS, as strict as the real service where the product can notice. */
@NullMarked
package io.insaka.sandbox.africastalking;

import org.jspecify.annotations.NullMarked;
