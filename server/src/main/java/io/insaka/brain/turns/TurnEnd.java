package io.insaka.brain.turns;

/** A finished run of the flow: what is to be applied, what it is called, and how it went. */
record TurnEnd(TurnState state, String outcome, Trace trace) {}
