/** Insaka: one modular monolith; every direct sub-package is a module with declared edges. */
@NullMarked
package io.insaka;

import org.jspecify.annotations.NullMarked;
