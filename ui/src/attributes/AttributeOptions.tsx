import type { Attribute, AttributeSubject } from '@/api/customers';
import { t } from '@/texts';

const subjects: readonly AttributeSubject[] = ['contact', 'conversation'];

/** All of them to choose from, those of customers apart from those of conversations. */
export function AttributeOptions({ attributes }: { attributes: readonly Attribute[] }) {
  return subjects.map((subject) => {
    const those = attributes.filter((one) => one.subject === subject);
    return those.length > 0 && (
      <optgroup key={subject} label={t(subject === 'contact' ? 'facts.ofContact' : 'facts.ofConversation')}>
        {those.map((one) => <option key={one.id} value={one.id}>{one.label}</option>)}
      </optgroup>
    );
  });
}
