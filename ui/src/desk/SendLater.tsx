import { t } from '@/texts';
import { WhenPicker } from './WhenPicker';

/** When something that is written goes out. */
export function SendLater({ choose, close }: { choose: (at: Date) => void; close: () => void }) {
  return <WhenPicker title={t('later.title')} action={t('later.do')} choose={choose} close={close} />;
}
