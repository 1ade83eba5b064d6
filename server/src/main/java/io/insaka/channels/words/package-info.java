/** What a message says where a channel has nothing but words. */
@NullMarked
package io.insaka.channels.words;

import org.jspecify.annotations.NullMarked;
