@NullMarked
package io.insaka.tenancy;

import org.jspecify.annotations.NullMarked;
