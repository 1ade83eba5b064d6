import type { ModelSettings } from '@/api/models';

/** The provider the sandbox plays: it costs nothing, knows nothing but what it is given, and speaks the way OpenAI does. Each organisation has a key, and so a world, of its own. */
export const simulated = (address: string, organisation: string, name: string): ModelSettings => ({
  name,
  kind: 'openai',
  baseUrl: `${address}/openai/v1`,
  apiKey: `sandbox-${organisation}`,
  model: 'gpt-4o-mini',
  embeddingModel: 'text-embedding-3-small',
  transcriptionModel: 'whisper-1',
});
