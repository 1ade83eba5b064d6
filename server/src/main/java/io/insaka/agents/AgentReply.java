package io.insaka.agents;

import io.insaka.llm.ModelReply;

/**
 * What an agent answered. Masked numbers are back in it; nothing of the instructions is.
 *
 * @param prompt the version of the role's instructions it came from; 0 is the product's own
 */
public record AgentReply(Role role, int prompt, ModelReply reply) {}
