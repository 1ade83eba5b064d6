import { expect, it } from 'vitest';
import { initials } from './avatarTint';

it('takes the first letters of the first and last word', () => {
  expect([initials('Chanda Mwansa'), initials('Dr. Precious van Mulenga'), initials('Ruth'), initials('Émile Ökë')]).toEqual(['CM', 'DM', 'R', 'ÉÖ']);
});

it('has a plain mark for a number or nobody', () => {
  expect([initials('+260971234567'), initials(null), initials('  ')]).toEqual(['#', '#', '#']);
});
