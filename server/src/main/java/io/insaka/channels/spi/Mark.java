package io.insaka.channels.spi;

import java.util.List;

/** A read or typing mark for the contact who sent {@code providerId}. */
public record Mark(String providerId, List<Address> to, boolean typing) {}
