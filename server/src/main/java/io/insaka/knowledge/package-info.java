/**
 * <b>Story.</b> What an organisation knows: articles, each a question and its answer, found from whatever words a
 * customer used.
 *
 * <p><b>Promise.</b> A search never touches the database (but the first one for an organisation waits until its index
 * is built), takes microseconds, and says honestly how likely its answer is right. A change is found at once on the node
 * that made it and within seconds on the others. The index lives in memory only.
 *
 * <p><b>Not here.</b> Saying an answer to a customer: the skills in {@code reception}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "database", "platform", "tenancy", "audit"})
package io.insaka.knowledge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
