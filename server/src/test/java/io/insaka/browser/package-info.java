/** The console as people use it: real Chromium, the real server, the simulated outside world. */
@NullMarked
package io.insaka.browser;

import org.jspecify.annotations.NullMarked;
