/**
 * <em>Story:</em> a process of its own that reads and writes in WhatsApp Web for a small team without the official API, and
 * passes it on to Insaka as a gateway does. {@link io.insaka.bridge.Bridge} puts it together, {@link
 * io.insaka.bridge.Operator} works the page. <em>Promise:</em> what it saw reaches Insaka once it is seen, however often the
 * process dies; what it was told to send is sent once or reported; nothing is sent twice. <em>Not here:</em> anything of the
 * server: the two know each other by the wire only, docs/guide/gateway.md.
 */
@NullMarked
package io.insaka.bridge;

import org.jspecify.annotations.NullMarked;
