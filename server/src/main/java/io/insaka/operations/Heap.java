package io.insaka.operations;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.Objects;

/**
 * What is really in use: a heap full of garbage that nobody collected yet is not full. Each pool counts with what the
 * latest collection of that very pool left; a collection of the young ones says nothing about garbage among the old.
 */
final class Heap {
    private static final List<MemoryPoolMXBean> POOLS = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .toList();

    private Heap() {}

    /** 0 before the first collection. */
    static long usedBytes() {
        return POOLS.stream()
                .map(MemoryPoolMXBean::getCollectionUsage)
                .filter(Objects::nonNull)
                .mapToLong(MemoryUsage::getUsed)
                .sum();
    }

    static long maxBytes() {
        return Runtime.getRuntime().maxMemory();
    }
}
