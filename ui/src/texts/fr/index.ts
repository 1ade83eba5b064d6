import type { Catalogue } from '../language';
import { access } from './access';
import { audit } from './audit';
import { conversations } from './conversations';
import { delivery } from './delivery';
import { intake } from './intake';
import { knowledge } from './knowledge';
import { sandbox } from './sandbox';
import { settings } from './settings';
import { shell } from './shell';

export const fr: Catalogue = { ...shell, ...access, ...conversations, ...intake, ...delivery, ...knowledge, ...sandbox, ...settings, ...audit };
