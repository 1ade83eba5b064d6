/** Which models an organisation has configured, in which order they are asked, for which roles, and for how much money. */
@NullMarked
package io.insaka.llm.accounts;

import org.jspecify.annotations.NullMarked;
