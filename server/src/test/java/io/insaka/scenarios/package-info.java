/**
 * Conversations as data: each file under {@code scenarios/} is one test of the whole product, from the customer's phone
 * through the real webhook to the answer on the phone and the team's view over the API.
 */
@NullMarked
package io.insaka.scenarios;

import org.jspecify.annotations.NullMarked;
