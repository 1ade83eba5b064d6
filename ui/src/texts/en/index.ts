import { access } from './access';
import { agents } from './agents';
import { audit } from './audit';
import { channels } from './channels';
import { conversations } from './conversations';
import { delivery } from './delivery';
import { handover } from './handover';
import { intake } from './intake';
import { knowledge } from './knowledge';
import { rehearsal } from './rehearsal';
import { replay } from './replay';
import { llm } from './llm';
import { sandbox } from './sandbox';
import { settings } from './settings';
import { shell } from './shell';
import { tokens } from './tokens';
import { webchat } from './webchat';

export const en = { ...shell, ...access, ...conversations, ...intake, ...delivery, ...handover, ...knowledge, ...rehearsal, ...replay, ...sandbox, ...settings, ...audit, ...channels, ...tokens, ...webchat, ...llm, ...agents };
