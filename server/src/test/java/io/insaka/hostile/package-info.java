/** Whatever strangers and teammates send to whatever answers: a result or a problem with a code, never a failure of ours. */
@NullMarked
package io.insaka.hostile;

import org.jspecify.annotations.NullMarked;
