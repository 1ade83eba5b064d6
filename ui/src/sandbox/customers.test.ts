import { expect, it } from 'vitest';
import { digitsOnly, isKey, newNumber, newUserId, readable, readCustomers } from './customers';
import { mediaType } from './mediaType';

it('has a few customers before anybody added one', () => {
  expect(readCustomers(null).length).toBeGreaterThan(1);
});

it('drops stored customers that cannot have a phone', () => {
  expect(readCustomers('[{"name":"A","number":"260970000001"},{"name":"B","number":"x"},null]')).toEqual([{ name: 'A', number: '260970000001' }]);
  expect(readCustomers('garbage').length).toBeGreaterThan(1);
});

it('makes numbers of the right length', () => {
  expect(newNumber(() => 0)).toBe('260970000000');
  expect(newNumber(() => 0.9999999)).toHaveLength(12);
});

it('reads and shows numbers', () => {
  expect(digitsOnly('+260 97-123')).toBe('26097123');
  expect(readable('260971234567')).toBe('+260 97 123 4567');
});

it('sends what WhatsApp cannot play as a document', () => {
  expect(['image/png', 'image/svg+xml', 'audio/ogg; codecs=opus', 'video/mp4', 'text/plain'].map(mediaType)).toEqual(['image', 'document', 'audio', 'video', 'document']);
});

it('knows a customer who hides the phone number by a user id', () => {
  expect(isKey(newUserId())).toBe(true);
  expect(isKey('260971234567')).toBe(true);
  expect(isKey('0977')).toBe(false);
});
