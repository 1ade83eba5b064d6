import { agents } from './agents';
import { analytics } from './analytics';
import { attributes } from './attributes';
import { audit } from './audit';
import { channels } from './channels';
import { consents } from './consents';
import { contacts } from './contacts';
import { customers } from './customers';
import { delivery } from './delivery';
import { guard } from './guard';
import { handover } from './handover';
import { intake } from './intake';
import { knowledge } from './knowledge';
import { llm } from './llm';
import { mailings } from './mailings';
import { notices } from './notices';
import { pipeline } from './pipeline';
import { privacy } from './privacy';
import { rehearsal } from './rehearsal';
import { replay } from './replay';
import { roles } from './roles';
import { sandbox } from './sandbox';
import { satisfaction } from './satisfaction';
import { tokens } from './tokens';
import { webchat } from './webchat';
import { webhooks } from './webhooks';

/** What every other screen says: fetched with the first of them. */
export const screens = { ...agents, ...analytics, ...attributes, ...audit, ...channels, ...consents, ...contacts, ...customers, ...delivery, ...guard, ...handover, ...intake, ...knowledge, ...llm, ...mailings, ...notices, ...pipeline, ...privacy, ...rehearsal, ...replay, ...roles, ...sandbox, ...satisfaction, ...tokens, ...webchat, ...webhooks };
