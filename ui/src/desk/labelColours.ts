import type { LabelColour } from '@/api/conversations';

export const labelColours: readonly LabelColour[] = ['grey', 'red', 'orange', 'yellow', 'green', 'teal', 'blue', 'purple', 'pink'];

/** A dot of the colour beside a word in ink: the word is read, the colour is found. */
export const dotLook: Record<LabelColour, string> = {
  grey: 'bg-label-grey',
  red: 'bg-label-red',
  orange: 'bg-label-orange',
  yellow: 'bg-label-yellow',
  green: 'bg-label-green',
  teal: 'bg-label-teal',
  blue: 'bg-label-blue',
  purple: 'bg-label-purple',
  pink: 'bg-label-pink',
};
