/**
 * Channels that lead nowhere, for conversations that are there to be looked at. What is sent is taken, and that is all: there is no
 * provider, no address and no network in this package, so nothing said here can reach anybody.
 */
@NullMarked
@NamedInterface("demo")
package io.insaka.channels.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
