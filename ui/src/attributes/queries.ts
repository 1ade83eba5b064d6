import { queryOptions } from '@tanstack/react-query';
import { listAttributes, readConversationAttributes, type AttributeSubject } from '@/api/customers';

export const attributesQuery = (subject: AttributeSubject) =>
  queryOptions({ queryKey: ['attributes', subject], queryFn: () => listAttributes(subject) });
export const conversationAttributesQuery = (id: string) =>
  queryOptions({ queryKey: ['conversation-attributes', id], queryFn: () => readConversationAttributes(id) });
