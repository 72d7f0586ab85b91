import { expect, it } from '@jest/globals';
import { episodesFlagged } from '../return-under-test.js';

it('1008: seven figures, SC and six, or XXXXXXX', () => {
  const written = ['1234567', 'SC123456', 'XXXXXXX', null, '123456', 'SC12345', 'sc123456', '12345678', 'XXXXXX'];
  expect(
    episodesFlagged(
      '1008',
      written.map((URN) => ({ CHILD: 'a', URN })),
    ),
  ).toEqual([4, 5, 6, 7, 8]);
});
