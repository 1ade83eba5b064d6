/**
 * <b>Story.</b> Every HTTP call that this product makes goes out through {@link io.insaka.outside.OutsideHttp}. An
 * address may come from a customer, from a provider's answer or from an owner's settings, and each could try to reach
 * the inside of the network this product stands in. What is no HTTP, such as mail, connects by
 * {@link io.insaka.outside.OutsideSockets}.
 *
 * <p><b>Promise.</b> A name is looked up once, the addresses found are judged, and the connection goes to those very
 * addresses. Redirects are never followed: whoever expects one calls again, and the next address is judged like the
 * first. Answers are bounded in size and time.
 *
 * <p><b>Not here.</b> What a failed call means for a message: {@code channels.http}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "kernel")
package io.insaka.outside;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
