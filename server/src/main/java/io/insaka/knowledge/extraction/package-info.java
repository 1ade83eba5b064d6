/**
 * From a file to its words: headings, paragraphs, tables. What needs a large library or much memory happens in a process
 * of its own with little of it, which may fail without harm. Pure otherwise: no database, no organisation.
 */
@NullMarked
@NamedInterface("extraction")
package io.insaka.knowledge.extraction;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
