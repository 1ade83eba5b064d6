/**
 * <b>Story.</b> Who thinks for an organisation: AI roles, each with instructions, a model, tools and a budget that the
 * organisation can change, look back at, and try before customers meet them.
 *
 * <p><b>Promise.</b> Every answer says which version of which instructions it came from; what customers and documents say
 * reaches a model fenced as data; sensitive numbers are masked before and put back after.
 *
 * <p><b>Not here.</b> How models are reached: {@code llm}. When an agent is asked: {@code brain} and the skills.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"kernel", "telemetry", "database", "platform", "vault", "tenancy", "audit", "live", "llm"
        })
package io.insaka.agents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
