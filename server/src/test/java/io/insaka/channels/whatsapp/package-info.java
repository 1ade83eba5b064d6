@NullMarked
package io.insaka.channels.whatsapp;

import org.jspecify.annotations.NullMarked;
