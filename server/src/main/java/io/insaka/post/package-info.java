/**
 * <b>Story.</b> Mail of the product's own, to teammates: the operator names a mail server, and whoever has something to say
 * to a teammate writes a {@link io.insaka.post.Letter} within the transaction of what it is about.
 *
 * <p><b>Promise.</b> A letter that was committed is sent although the process dies, and one id is one letter. Where nobody
 * can tell whether the server took it, it is tried three times and no more, always under the same Message-ID. What it says
 * is sealed while it waits, and forgotten when it is sent.
 *
 * <p><b>Not here.</b> Mail to customers: {@code channels.email}, with servers of the organisations. What a letter says:
 * whoever writes it.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "database", "vault"})
package io.insaka.post;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
