import type { Catalogue } from '../language';
import { access } from './access';
import { agents } from './agents';
import { audit } from './audit';
import { channels } from './channels';
import { contacts } from './contacts';
import { conversations } from './conversations';
import { delivery } from './delivery';
import { desk } from './desk';
import { guard } from './guard';
import { handover } from './handover';
import { intake } from './intake';
import { knowledge } from './knowledge';
import { rehearsal } from './rehearsal';
import { replay } from './replay';
import { levels } from './levels';
import { llm } from './llm';
import { sandbox } from './sandbox';
import { secondStep } from './secondStep';
import { settings } from './settings';
import { shell } from './shell';
import { teams } from './teams';
import { tokens } from './tokens';
import { fields } from './fields';
import { webchat } from './webchat';
import { webhooks } from './webhooks';
import { kinds } from './kinds';
import { problems } from './problems';

export const fr: Catalogue = { ...shell, ...access, ...conversations, ...intake, ...delivery, ...desk, ...guard, ...handover, ...knowledge, ...rehearsal, ...replay, ...sandbox, ...settings, ...audit, ...channels, ...tokens, ...webchat, ...webhooks, ...llm, ...agents, ...secondStep, ...teams, ...levels, ...contacts };

/** For what the server says in English. */
export const told = { problems, fields, kinds };
