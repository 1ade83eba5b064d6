/**
 * <b>Story.</b> A page for everybody with what an organisation's articles say: to read, to search, in each language there
 * is, without a script and without signing in.
 *
 * <p><b>Promise.</b> Only what is published is shown; nothing is kept of who reads. No database is asked for the
 * articles.
 *
 * <p><b>Not here.</b> Writing articles: {@code knowledge}. Talking with the bot: {@code webchat}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "platform", "tenancy", "knowledge"})
package io.insaka.help;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
