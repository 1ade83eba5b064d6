import { isText, t } from '@/texts';

/** What customers may want, in words of ours; a skill this console does not know goes by its own name. */
export function intentName(skill: string): string {
  const key = `guard.intent.${skill}`;
  return isText(key) ? t(key) : skill;
}
