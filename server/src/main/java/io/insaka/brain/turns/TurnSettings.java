package io.insaka.brain.turns;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param idle a conversation that rested this long starts afresh; a skill that held it lets go */
@ConfigurationProperties("insaka.turns")
record TurnSettings(@DefaultValue("30m") Duration idle) {}
