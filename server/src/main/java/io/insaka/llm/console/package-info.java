/** Models over HTTP, for the settings of an organisation. Keys go in and never come out. */
@NullMarked
package io.insaka.llm.console;

import org.jspecify.annotations.NullMarked;
