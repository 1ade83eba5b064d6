@NullMarked
package io.insaka.channels.http;

import org.jspecify.annotations.NullMarked;
