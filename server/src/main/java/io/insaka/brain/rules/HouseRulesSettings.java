package io.insaka.brain.rules;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param lookEvery how soon a node hears of rules that were changed through another */
@ConfigurationProperties("insaka.rules")
record HouseRulesSettings(@DefaultValue("2s") Duration lookEvery) {}
