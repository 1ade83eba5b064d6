/**
 * <b>Story.</b> A sheet of customers becomes customers: it is read, its columns are matched with what is known of
 * customers, the team sees what would happen, and then it happens in the background.
 *
 * <p><b>Promise.</b> Each row is taken once, however often the process dies. Nobody is doubled: a row with a number or
 * mail address that is somebody's changes that customer. Rows are sealed, and gone once they are taken; refused ones stay
 * for the file of errors until the import is deleted.
 *
 * <p><b>Not here.</b> Who is recognised by what: {@code contacts}. What fits an attribute: {@code attributes}.
 */
@NullMarked
package io.insaka.customers.imports;

import org.jspecify.annotations.NullMarked;
