import { describe, expect, it } from '@jest/globals';
import { day } from '#kernel';
import { describeChild } from './child-description.js';

const today = day('2026-03-15');
const ruby = { knownAs: 'Ruby', bornOn: day('2018-03-16'), sex: 'female' } as const;

describe('the words for a child', () => {
  it.each([
    [ruby, 'Ruby, girl of 7'],
    [{ ...ruby, bornOn: day('2018-03-15') }, 'Ruby, girl of 8'],
    [{ ...ruby, bornOn: day('2025-03-16') }, 'Ruby, girl under 1'],
    [{ ...ruby, bornOn: day('2026-03-16') }, 'Ruby, girl, age not recorded'],
    [{ ...ruby, bornOn: null, sex: 'male' }, 'Ruby, boy, age not recorded'],
    [{ ...ruby, knownAs: null, sex: 'not-recorded' }, 'A child of 7'],
  ] as const)('of %j are %j', (child, words) => {
    expect(describeChild(child, today)).toBe(words);
  });
});
