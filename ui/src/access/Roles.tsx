import { useQuery } from '@tanstack/react-query';
import { Copy, MoreHorizontal, Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { RoleListing, Teammate } from '@/api/access';
import { Button, IconButton } from '@/design/Button';
import { Menu, MenuItem } from '@/design/Menu';
import { Card } from '@/design/Page';
import { Pill } from '@/design/Pill';
import { Bone, Failed } from '@/design/States';
import { t } from '@/texts';
import { DeleteRole } from './DeleteRole';
import { EditRole } from './EditRole';
import { roleAbout, roleWords, rolesQuery } from './roles';
import { RolesTable } from './RolesTable';
import { useMay } from './session';

interface Editing {
  role: RoleListing | null;
  like: RoleListing;
}

/** The roles there are, who has them, what each may do; and where an organisation makes its own. */
export function Roles({ teammates }: { teammates: readonly Teammate[] }) {
  const roles = useQuery(rolesQuery);
  const mayManage = useMay('teammates:manage');
  const [editing, setEditing] = useState<Editing | null>(null);
  const [leaving, setLeaving] = useState<RoleListing | null>(null);
  const items = roles.data?.items ?? [];
  const usual = items.find((one) => one.role === 'agent');
  return (
    <section aria-labelledby="roles" className="mt-10">
      <div className="mb-3 flex flex-wrap items-end justify-between gap-3">
        <div className="min-w-0 flex-1 basis-64">
          <h2 id="roles" className="text-lg font-semibold tracking-tight">{t('ownRoles.title')}</h2>
          <p className="mt-0.5 text-sm text-ink-2">{t('ownRoles.lead')}</p>
        </div>
        {mayManage && usual && <Button icon={<Plus className="size-4" />} onClick={() => { setEditing({ role: null, like: usual }); }}>{t('ownRoles.make')}</Button>}
      </div>
      <Card>
        {roles.isPending && <div role="status" className="space-y-4 p-4"><span className="sr-only">{t('shell.loading')}</span>{[1, 2, 3, 4].map((row) => <Bone key={row} className="h-9 w-full" />)}</div>}
        {roles.isError && <Failed error={roles.error} retry={() => { void roles.refetch(); }} />}
        <ul>
          {items.map((one) => (
            <RoleRow
              key={one.role}
              role={one}
              holders={teammates.filter((teammate) => teammate.role === one.role).length}
              change={one.mayChange ? () => { setEditing({ role: one, like: one }); } : null}
              copy={mayManage ? () => { setEditing({ role: null, like: one }); } : null}
              remove={one.mayChange ? () => { setLeaving(one); } : null}
            />
          ))}
        </ul>
      </Card>
      {items.length > 0 && <RolesTable items={items} />}
      {editing && <EditRole key={editing.like.role} role={editing.role} like={editing.like} all={items} close={() => { setEditing(null); }} />}
      {leaving && <DeleteRole role={leaving} close={() => { setLeaving(null); }} />}
    </section>
  );
}

interface RowProps {
  role: RoleListing;
  holders: number;
  change: (() => void) | null;
  copy: (() => void) | null;
  remove: (() => void) | null;
}

function RoleRow({ role, holders, change, copy, remove }: RowProps) {
  const name = roleWords(role.role, role.name);
  return (
    <li data-testid="role" className="flex items-center gap-3 border-b border-line/60 px-4 py-3 last:border-0">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-2 font-medium wrap-anywhere">{name} {!role.id && <Pill>{t('ownRoles.builtIn')}</Pill>}</p>
        <p className="mt-0.5 text-sm text-ink-2 wrap-anywhere">{roleAbout(role)}</p>
        <p className="mt-0.5 text-xs text-ink-3">{t('ownRoles.holders', { n: holders })} · {t('ownRoles.permissions', { n: role.permissions.length })}</p>
      </div>
      {copy && (
        <Menu trigger={<IconButton label={t('ownRoles.actions', { name })}><MoreHorizontal className="size-4" /></IconButton>}>
          {change && <MenuItem icon={<Pencil className="size-4" />} onSelect={change}>{t('ownRoles.change')}</MenuItem>}
          <MenuItem icon={<Copy className="size-4" />} onSelect={copy}>{t('ownRoles.copy')}</MenuItem>
          {remove && <MenuItem danger icon={<Trash2 className="size-4" />} onSelect={remove}>{t('ownRoles.delete')}</MenuItem>}
        </Menu>
      )}
    </li>
  );
}
