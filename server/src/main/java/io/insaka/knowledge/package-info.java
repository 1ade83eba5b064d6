/**
 * <b>Story.</b> What an organisation knows: articles, each a question and its answer, and documents, cut into passages;
 * found from whatever words a customer used. What nobody's knowledge answered is collected for the team.
 *
 * <p><b>Promise.</b> A search never touches the database (but the first one for an organisation waits until its index
 * is built) and says how likely its answer is right. Who may see something is part of the query. A change is found at
 * once on the node that made it and within seconds on the others. The indexes live in memory only, unless somebody chose
 * pgvector, which is asked with each search; documents are sealed at rest, and a deleted one leaves nothing behind.
 *
 * <p><b>Not here.</b> Saying an answer to a customer: the skills. Reaching a website: {@code outside}.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "outside",
            "database",
            "platform",
            "vault",
            "tenancy",
            "audit",
            "media",
            "contacts",
            "llm",
            "agents"
        })
package io.insaka.knowledge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
