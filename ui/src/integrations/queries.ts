import { queryOptions } from '@tanstack/react-query';
import { listWebhooks } from '@/api/webhooks';

export const webhooksQuery = queryOptions({ queryKey: ['webhooks'], queryFn: listWebhooks });
