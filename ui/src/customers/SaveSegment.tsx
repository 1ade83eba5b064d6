import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { createSegment, type Group, type Segment } from '@/api/customers';
import { Button } from '@/design/Button';
import { TextField } from '@/design/Field';
import { FormProblem } from '@/design/FormProblem';
import { Overlay } from '@/design/Overlay';
import { t } from '@/texts';

export function SaveSegment({ condition, saved, close }: { condition: Group; saved: (segment: Segment) => void; close: () => void }) {
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const save = useMutation({
    mutationFn: () => createSegment({ name: name.trim(), condition }),
    onSuccess: (segment) => {
      void queries.invalidateQueries({ queryKey: ['segments'] });
      saved(segment);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim()) save.mutate();
  };
  return (
    <Overlay open onOpenChange={(open) => { if (!open) close(); }} title={t('segments.save')} description={t('segments.saveLead')}>
      <form onSubmit={submit} noValidate className="grid gap-4">
        <div className="empty:hidden"><FormProblem error={save.error} /></div>
        <TextField label={t('segments.name')} maxLength={60} value={name} onChange={(event) => { setName(event.target.value); }} />
        <Button type="submit" look="primary" className="justify-self-end" busy={save.isPending} disabled={!name.trim()}>{t('shell.save')}</Button>
      </form>
    </Overlay>
  );
}
