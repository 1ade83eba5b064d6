/**
 * HTTP without a framework, as far as the simulators need it: a request, an answer (which may be silence), multipart
 * bodies, and a server of their own. {@code sandbox} binds the same simulators to the product's port.
 */
@NullMarked
package io.insaka.sandbox.http;

import org.jspecify.annotations.NullMarked;
