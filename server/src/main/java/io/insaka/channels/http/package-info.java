/** HTTP calls to providers, told apart by what their failure means for a message: certainly not sent, or unknown. */
@NullMarked
package io.insaka.channels.http;

import org.jspecify.annotations.NullMarked;
