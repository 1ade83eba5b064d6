import { expect, it } from 'vitest';
import { phrasesOf } from './phrases';

it('takes one phrase a line, without blanks and repetitions', () => {
  expect(phrasesOf(' ticket price \n\nTicket Price\nhow much')).toEqual(['ticket price', 'how much']);
});
