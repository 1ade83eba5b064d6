package io.insaka.vault;

/**
 * What is sealed, bound into the seal: a phone number copied into the column of a message text does not open there.
 *
 * <p>The names are part of every seal and index at rest: add, never rename.
 */
public enum Purpose {
    CHANNEL_SETTINGS,
    INTAKE_ITEM,
    INTAKE_KEY,
    LANE,
    CONTACT_NAME,
    CONTACT_ADDRESS,
    CONTACT_WORD,
    CONTACT_NOTE,
    MESSAGE_CONTENT,
    MESSAGE_WORD,
    PROVIDER_ID,
    MEDIA_NAME,
    MEDIA_BYTES,
    MEDIA_LINK,
    OPT_OUT_LINK,
    MAILING_PLAN,
    BRAIN_SESSION,
    CONVERSATION_MEMORY,
    TURN_TRACE,
    BRAIN_RULES,
    TEAMMATE_EMAIL,
    TEAMMATE_NAME,
    SANDBOX_PHONE,
    CHAT_IDENTITY,
    AUDIT_PERSONAL,
    CHAT_PUSH,
    UNANSWERED_QUESTION,
    KNOWLEDGE_LABEL,
    KNOWLEDGE_PASSAGE,
    KNOWLEDGE_VECTOR,
    KNOWLEDGE_WORD,
    MODEL_KEY,
    HAND_OVER,
    REHEARSAL,
    INBOX_VIEW,
    DESK_WRITING,
    DESK_TASK,
    SECOND_STEP,
    WEBHOOK,
    WEBHOOK_DELIVERY,
    API_ANSWER,
    ATTRIBUTE,
    SEGMENT,
    CUSTOMER_IMPORT,
    ERASURE
}
