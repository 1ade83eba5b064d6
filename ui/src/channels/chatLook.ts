/** How one web chat looks. What is not there is as in the organisation's settings. */
export interface ChatLook {
  title?: string;
  subtitle?: string;
  colour?: string;
  logo?: string;
  greeting?: string;
  quickReplies?: string[];
  position?: 'left' | 'right';
  autoOpenSeconds?: number;
  placeholder?: string;
  sound?: boolean;
}

/** Null when the setting holds something else, which a person has to look at. */
export function readLook(setting: string): ChatLook | null {
  if (setting.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(setting);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as ChatLook) : null;
  } catch {
    return null;
  }
}

/** Only what is set; what this form does not know stays as it was. Empty when nothing is left. */
export function writeLook(look: ChatLook): string {
  const kept = Object.entries(look as Record<string, unknown>).filter(([, value]) => value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0));
  return kept.length === 0 ? '' : JSON.stringify(Object.fromEntries(kept));
}

export const lines = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter(Boolean);

/** A whole number of seconds, or nothing. What is neither is left for the server to refuse. */
export function seconds(text: string): number | undefined {
  const value = Number(text.trim());
  return text.trim() === '' || Number.isNaN(value) ? undefined : value;
}
