/**
 * <b>Story.</b> One matter stands in two conversations, and a teammate merges one into the other: from then on it goes on
 * there, where the other is shown folded.
 *
 * <p><b>Promise.</b> No message is moved, lost or answered elsewhere than it was written; a reply never reaches anybody but
 * the contact of the conversation it was written in. It can be undone for as long as it lasts, and it lasts until the merged
 * conversation is opened again, by a teammate or because the contact wrote. Who waits for a person goes on waiting.
 *
 * <p><b>Not here.</b> Contacts that are one person: {@code contacts}. What is shown of it: {@code desk}.
 */
@NullMarked
package io.insaka.desk.merging;

import org.jspecify.annotations.NullMarked;
