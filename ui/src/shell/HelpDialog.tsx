import { Overlay } from '@/design/Overlay';
import { Kbd } from '@/design/Kbd';
import { useRemembered } from '@/design/remembered';
import { useStore } from '@/design/store';
import { t, type TextKey } from '@/texts';
import { SINGLE_KEYS } from './hotkeys';
import { overlay } from './overlays';
import { modKey } from './platform';

const groups: { title: TextKey; rows: { keys: string[]; text: TextKey }[] }[] = [
  {
    title: 'help.everywhere',
    rows: [
      { keys: [`${modKey} K`], text: 'help.commands' },
      { keys: ['/'], text: 'help.search' },
      { keys: ['?'], text: 'help.help' },
      { keys: ['Esc'], text: 'help.escape' },
    ],
  },
  {
    title: 'help.list',
    rows: [
      { keys: ['J', '↓'], text: 'help.next' },
      { keys: ['K', '↑'], text: 'help.previous' },
      { keys: ['Enter'], text: 'help.open' },
      { keys: ['X'], text: 'help.select' },
      { keys: ['A'], text: 'help.assign' },
      { keys: ['L'], text: 'help.label' },
      { keys: ['P'], text: 'help.priority' },
      { keys: ['H'], text: 'help.snooze' },
      { keys: ['D'], text: 'help.task' },
      { keys: ['M'], text: 'help.macro' },
    ],
  },
  {
    title: 'help.conversation',
    rows: [
      { keys: ['R'], text: 'help.reply' },
      { keys: ['N'], text: 'help.note' },
      { keys: ['V'], text: 'help.voice' },
      { keys: [`${modKey} J`], text: 'help.assistance' },
      { keys: ['T'], text: 'help.take' },
      { keys: ['E'], text: 'help.resolve' },
      { keys: ['Enter'], text: 'help.send' },
      { keys: ['Shift Enter'], text: 'help.newLine' },
    ],
  },
];

export function HelpDialog() {
  const open = useStore(overlay) === 'help';
  const [single, setSingle] = useRemembered(SINGLE_KEYS);
  return (
    <Overlay wide open={open} onOpenChange={(next) => { overlay.set(next ? 'help' : 'none'); }} title={t('help.title')}>
      <div className="gap-x-8 sm:columns-2">
        {groups.map((group) => (
          <section key={group.title} className="mb-5 break-inside-avoid">
            <h3 className="mb-1 text-xs font-semibold text-ink-3">{t(group.title)}</h3>
            <dl>
              {group.rows.map((row) => (
                <div key={row.text} className="flex items-center justify-between gap-3 border-b border-line py-1.5 text-sm last:border-0">
                  <dt>{t(row.text)}</dt>
                  <dd className="flex gap-1">{row.keys.map((key) => <Kbd key={key}>{key}</Kbd>)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <label className="flex cursor-pointer items-center gap-2.5 text-sm">
        <input type="checkbox" className="size-4 accent-accent" checked={single !== 'off'} onChange={(event) => { setSingle(event.target.checked ? null : 'off'); }} />
        {t('help.single')}
      </label>
    </Overlay>
  );
}
