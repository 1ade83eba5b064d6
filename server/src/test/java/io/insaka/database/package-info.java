@NullMarked
package io.insaka.database;

import org.jspecify.annotations.NullMarked;
