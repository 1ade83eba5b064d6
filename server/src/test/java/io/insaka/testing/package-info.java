/** What tests share: a real PostgreSQL, a fresh organisation per test, and waiting for facts. */
@NullMarked
package io.insaka.testing;

import org.jspecify.annotations.NullMarked;
