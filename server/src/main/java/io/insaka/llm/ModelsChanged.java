package io.insaka.llm;

import io.insaka.kernel.TenantId;

/** Told within the transaction that changes which models an organisation has, or in which order they are asked. */
public record ModelsChanged(TenantId tenant) {}
