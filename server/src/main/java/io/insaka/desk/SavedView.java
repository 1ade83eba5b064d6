package io.insaka.desk;

import io.insaka.kernel.TeammateId;
import java.util.UUID;

/** A list somebody keeps, for themselves or for everybody. */
record SavedView(UUID id, TeammateId maker, boolean shared, String name, InboxFilter filter) {}
