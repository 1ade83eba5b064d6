/**
 * Speaks OpenID Connect to the provider that an organisation named, and believes what is proved. Knows nobody here: who
 * somebody is, and whether they come in, is decided above.
 */
@NullMarked
package io.insaka.tenancy.provider;

import org.jspecify.annotations.NullMarked;
