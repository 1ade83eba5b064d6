@NullMarked
package io.insaka.sandbox.whatsapp;

import org.jspecify.annotations.NullMarked;
