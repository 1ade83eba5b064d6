import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { changeSafety, type Safety } from '@/api/agents';
import { Button } from '@/design/Button';
import { TextArea } from '@/design/Field';
import { fieldProblem, FormProblem } from '@/design/FormProblem';
import { Card } from '@/design/Page';
import { Bone, Failed } from '@/design/States';
import { toast } from '@/design/toasts';
import { isText, t } from '@/texts';
import { safetyQuery } from './queries';

/** What no model gets to see, and where an answer may lead. */
export function SafetyCard() {
  const safety = useQuery(safetyQuery);
  return (
    <Card className="mt-6 p-5">
      <h2 className="text-base font-semibold">{t('safety.title')}</h2>
      <p className="mt-0.5 text-sm text-ink-2">{t('safety.lead')}</p>
      {safety.isPending && <Bone className="mt-4 h-24 w-full" />}
      {safety.isError && <Failed error={safety.error} retry={() => { void safety.refetch(); }} />}
      {safety.data && <Form key={JSON.stringify(safety.data)} safety={safety.data} />}
    </Card>
  );
}

const kindName = (kind: string): string => {
  const key = `safety.mask.${kind}`;
  return isText(key) ? t(key) : kind;
};

function Form({ safety }: { safety: Safety }) {
  const queries = useQueryClient();
  const [mask, setMask] = useState(safety.mask);
  const [links, setLinks] = useState(safety.links.join('\n'));
  const hosts = [...new Set(links.split(/[\s,]+/).filter(Boolean))];
  const changed = JSON.stringify({ mask, links: hosts }) !== JSON.stringify({ mask: safety.mask, links: safety.links });
  const save = useMutation({
    mutationFn: () => changeSafety({ mask, links: hosts }),
    onSuccess: (saved) => {
      toast(t('safety.saved'), 'ok');
      queries.setQueryData(safetyQuery.queryKey, saved);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (changed) save.mutate();
  };
  return (
    <form onSubmit={submit} noValidate className="mt-4 grid gap-5 md:grid-cols-2">
      <div className="md:col-span-2 empty:hidden"><FormProblem error={save.error} /></div>
      <fieldset>
        <legend className="mb-2 text-sm font-medium">{t('safety.mask')}</legend>
        <div className="grid gap-x-4 gap-y-2 sm:grid-cols-2">
          {Object.entries(mask).map(([kind, on]) => (
            <label key={kind} className="flex items-center gap-2.5 text-sm">
              <input type="checkbox" className="size-4 accent-accent" checked={on} onChange={(event) => { setMask({ ...mask, [kind]: event.target.checked }); }} />
              {kindName(kind)}
            </label>
          ))}
        </div>
      </fieldset>
      <TextArea label={t('safety.links')} hint={t('safety.linksHint')} rows={3} spellCheck={false} value={links} error={fieldProblem(save.error, 'links')} onChange={(event) => { setLinks(event.target.value); }} />
      <Button type="submit" look="primary" className="justify-self-end md:col-span-2" busy={save.isPending} disabled={!changed}>{t('shell.save')}</Button>
    </form>
  );
}
