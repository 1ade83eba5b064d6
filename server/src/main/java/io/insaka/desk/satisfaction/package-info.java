/**
 * <b>Story.</b> After a conversation is resolved, its customer is asked how they were served: one question, five answers, and
 * if they like a word about why.
 *
 * <p><b>Promise.</b> A customer is asked at most once about a resolution, and never what costs money or what they did not
 * want. What certainly is an answer is kept once, begins no turn and reopens nothing; everything else is heard as ever.
 *
 * <p><b>Not here.</b> Resolving: {@code desk} and {@code desk.resolving}. What it comes to over time: {@code analytics}.
 */
@NullMarked
@NamedInterface("satisfaction")
package io.insaka.desk.satisfaction;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
