import { expect, it } from 'vitest';
import { agentName } from './agentName';

it('names browsers as people do', () => {
  expect(agentName('Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0 Safari/537.36')).toBe('Chrome, Linux');
  expect(agentName('Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Mobile Safari/604.1')).toBe('Safari, iOS');
  expect(agentName('curl/8.9.1')).toBe('curl/8.9.1');
  expect(agentName('')).toBe('');
});
