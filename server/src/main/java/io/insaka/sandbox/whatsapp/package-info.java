/**
 * Meta's Graph API for WhatsApp as a business sees it: checks what is sent, keeps media, reports statuses, and lets
 * customers write. Start at {@link io.insaka.sandbox.whatsapp.WhatsAppSimulator}. Formats: Meta's Cloud API reference
 * and error table, v23.0 to v25.0, as of 2026-11.
 */
@NullMarked
package io.insaka.sandbox.whatsapp;

import org.jspecify.annotations.NullMarked;
