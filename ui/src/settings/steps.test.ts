import { describe, expect, it } from 'vitest';
import { stepsOf } from './steps';

describe('the first steps', () => {
  it('come in the order in which they are best taken', () => {
    const items = ['chat', 'teammate', 'phone', 'article', 'channel', 'branding'].map((name) => ({ name, done: name === 'article' }));
    expect(stepsOf(items).map((step) => [step.name, step.done])).toEqual([['article', true], ['phone', false], ['channel', false], ['teammate', false], ['branding', false], ['chat', false]]);
  });

  it('leave out what a newer server asks for and this console has no words for', () => {
    expect(stepsOf([{ name: 'rocket', done: false }])).toEqual([]);
  });
});
