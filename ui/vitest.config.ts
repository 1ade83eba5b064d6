import { mergeConfig } from 'vitest/config';
import base from './vite.config';

/** Tests ask for the texts of every screen. */
export default mergeConfig(base, { test: { setupFiles: ['./dev/all-texts.ts'] } });
