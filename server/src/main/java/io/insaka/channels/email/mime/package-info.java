/**
 * Mail as bytes: parts, headers, transfer encodings and character sets. Takes whatever mail programs have ever written
 * and knows nothing of customers or channels. {@link io.insaka.channels.email.mime.MimeReader} is the way in.
 */
@NullMarked
package io.insaka.channels.email.mime;

import org.jspecify.annotations.NullMarked;
