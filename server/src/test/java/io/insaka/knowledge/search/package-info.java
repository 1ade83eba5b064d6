@NullMarked
package io.insaka.knowledge.search;

import org.jspecify.annotations.NullMarked;
