/** From the outbox to the provider: claims, pacing, tries, reconciliation, dead letters. Start at {@link DeliveryRound}. */
@NullMarked
package io.insaka.conversations.delivery;

import org.jspecify.annotations.NullMarked;
