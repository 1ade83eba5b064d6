import { expect, it } from 'vitest';
import { formLines } from './formLines';

it('reads the answers of a form', () => {
  expect(formLines('{"full_name":"Chanda","guests":3,"flow_token":"x"}')).toEqual([['full name', 'Chanda'], ['guests', '3']]);
});

it('shows a response that is no object as it came', () => {
  expect([formLines('[1,2]'), formLines('no json'), formLines('')]).toEqual([[['', '[1,2]']], [['', 'no json']], []]);
});
