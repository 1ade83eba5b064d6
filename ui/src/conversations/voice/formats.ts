import type { VoiceNotes } from '@/api/conversations';

export type { VoiceNotes };

export interface Plan {
  /** what the browser records */
  record: string;
  /** what is sent; what was recorded is put into it first when it is another */
  send: string;
}

/** The team hears anything a browser plays. */
export const TEAM: VoiceNotes = { as: 'file', types: ['audio/ogg', 'audio/mp4', 'audio/webm'], mostBytes: 25 * 2 ** 20 };

const OGG = 'audio/ogg;codecs=opus';
const WEBM = 'audio/webm;codecs=opus';
const AAC = 'audio/mp4;codecs=mp4a.40.2';

/** Speech in Opus or AAC, and WAV of 16,000 samples of two bytes. */
const BYTES_PER_SECOND: Readonly<Record<string, number>> = { 'audio/wav': 32_000 };
const USUAL_BYTES_PER_SECOND = 10_000;
const LONGEST_SECONDS = 300;

/** Opus moves from WebM to Ogg as it is; into anything else it is decoded. Null: this browser records nothing the channel takes. */
export function planFor({ types }: VoiceNotes, records: (type: string) => boolean, decodes: boolean): Plan | null {
  const first = (...all: string[]) => all.find(records);
  for (const send of types) {
    const record =
      send === 'audio/ogg' ? first(OGG, WEBM)
      : send === 'audio/mp4' ? first(AAC)
      : send === 'audio/webm' ? first(WEBM)
      : send === 'audio/wav' && decodes ? first(WEBM, OGG, AAC)
      : undefined;
    if (record) return { record, send };
  }
  return null;
}

export function longestSeconds({ mostBytes }: VoiceNotes, { send }: Plan): number {
  return Math.min(LONGEST_SECONDS, Math.floor(mostBytes / (BYTES_PER_SECOND[send] ?? USUAL_BYTES_PER_SECOND)));
}

/** Whether the contact gets it as a voice note, and what else there is to say of it. */
export function fate({ as, types }: VoiceNotes, { send }: Plan): 'note' | 'file' | 'link' {
  return as === 'note' && send !== types[0] ? 'file' : as;
}

const extensions: Readonly<Record<string, string>> = { 'audio/ogg': 'ogg', 'audio/mp4': 'm4a', 'audio/wav': 'wav', 'audio/webm': 'webm' };

export const fileName = (send: string, at: Date): string =>
  `voice-${at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-')}.${extensions[send] ?? 'bin'}`;

export function minutes(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  return `${String(Math.floor(whole / 60))}:${String(whole % 60).padStart(2, '0')}`;
}
