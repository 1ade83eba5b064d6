/** What a channel is told, as somebody entered it: checked field by field, with a message for each that is wrong. */
@NullMarked
package io.insaka.channels.settings;

import org.jspecify.annotations.NullMarked;
