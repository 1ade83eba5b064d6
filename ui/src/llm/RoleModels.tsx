import { giveModels, type ModelList } from '@/api/models';
import { roleName, roles } from '@/agents/roles';
import { SelectField } from '@/design/Field';
import { Card } from '@/design/Page';
import { errorText } from '@/design/States';
import { toast } from '@/design/toasts';
import { t } from '@/texts';
import { useListChange } from './queries';

/** A dear model for those who write to customers, a cheap one for those who sort: whoever has none goes by the order. */
export function RoleModels({ list }: { list: ModelList }) {
  const give = useListChange(giveModels);
  const change = (role: string, model: string) => {
    give.mutate({ [role]: model === '' ? null : model }, {
      onSuccess: () => { toast(t('models.roleSaved'), 'ok'); },
      onError: (error) => { toast(errorText(error), 'danger'); },
    });
  };
  return (
    <Card className="p-5">
      <h2 className="text-base font-semibold">{t('models.roles')}</h2>
      <p className="mt-1 text-sm text-ink-2">{t('models.rolesLead')}</p>
      <ul className="mt-4 grid gap-4 sm:grid-cols-2">
        {roles.map((role) => (
          <li key={role}>
            <SelectField label={roleName(role)} value={list.roles[role] ?? ''} disabled={give.isPending} onChange={(event) => { change(role, event.target.value); }}>
              <option value="">{t('models.byOrder')}</option>
              {list.items.map((model) => <option key={model.id} value={model.id}>{model.name}</option>)}
            </SelectField>
          </li>
        ))}
      </ul>
    </Card>
  );
}
