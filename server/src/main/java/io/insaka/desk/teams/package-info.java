/** Teams: who is in them, what they answer, and how what waits for them is given to those who are there. */
@NullMarked
package io.insaka.desk.teams;

import org.jspecify.annotations.NullMarked;
