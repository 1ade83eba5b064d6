/**
 * Text of others, made safe to show to a model, and what a model wrote, looked at before anybody sees it. Pure: no
 * database, no organisation, no clock.
 */
@NullMarked
package io.insaka.agents.fencing;

import org.jspecify.annotations.NullMarked;
