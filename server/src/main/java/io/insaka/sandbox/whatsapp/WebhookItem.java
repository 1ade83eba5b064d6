package io.insaka.sandbox.whatsapp;

import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * One message or status on its way to the business.
 *
 * @param list where it stands in the envelope: {@code messages} or {@code statuses}
 * @param name for the journal
 * @param customer decides the lane
 * @param contact who wrote; statuses have none
 * @param acknowledged runs once the business has taken it
 */
record WebhookItem(
        String list,
        String name,
        String customer,
        ObjectNode node,
        Optional<ObjectNode> contact,
        Runnable acknowledged) {}
