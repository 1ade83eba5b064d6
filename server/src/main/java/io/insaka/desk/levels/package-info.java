/** Service levels: by when a person answers and resolves, counted in hours in which somebody is there. */
@NullMarked
package io.insaka.desk.levels;

import org.jspecify.annotations.NullMarked;
