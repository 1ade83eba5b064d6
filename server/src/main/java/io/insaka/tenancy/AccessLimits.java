package io.insaka.tenancy;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often somebody unknown may try, and how much a program may ask.
 *
 * @param strangersPerMinute requests without valid credentials that one address may send to the API in a minute
 * @param signIns sign-ins that one address may try within {@code window}
 * @param wrongPasswords wrong passwords within {@code window} that lock an account until the first is that old
 * @param window see above
 * @param tokensPerMinute requests that one token may send in a minute
 */
@ConfigurationProperties("insaka.limits")
record AccessLimits(
        @DefaultValue("100") int strangersPerMinute,
        @DefaultValue("100") int signIns,
        @DefaultValue("5") int wrongPasswords,
        @DefaultValue("15m") Duration window,
        @DefaultValue("60000") int tokensPerMinute) {}
