import { access } from './access';
import { conversations } from './conversations';
import { desk } from './desk';
import { facts } from './facts';
import { levels } from './levels';
import { macros } from './macros';
import { resolving } from './resolving';
import { secondStep } from './secondStep';
import { settings } from './settings';
import { shell } from './shell';
import { tasks } from './tasks';
import { teams } from './teams';

/** What is said before and beside the inbox, and so on the first page anybody opens. The other screens bring {@link screens}. */
export const en = { ...shell, ...access, ...secondStep, ...conversations, ...desk, ...facts, ...levels, ...macros, ...resolving, ...settings, ...tasks, ...teams };
