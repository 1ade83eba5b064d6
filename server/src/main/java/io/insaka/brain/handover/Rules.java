package io.insaka.brain.handover;

/**
 * When an organisation wants its people to take over. What is switched off makes a conversation urgent for the team all
 * the same; only the bot goes on.
 *
 * @param misses messages in a row that were not understood before a person is wanted
 * @param mood whoever is in this mood or worse is upset, from -1 to 1
 */
public record Rules(int misses, double mood, boolean whenUpset, boolean whenUrgent, boolean whenSuspicious) {}
