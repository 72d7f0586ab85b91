import { describe, expect, it } from '@jest/globals';
import { addressOfOurs } from './sign-in.presenter.js';

describe('the page to go to after sign-in', () => {
  it.each([
    ['/requests/4?page=2', '/requests/4?page=2'],
    ['//elsewhere.example/requests', null],
    ['/\\elsewhere.example', null],
    ['https://elsewhere.example/', null],
    ['/sign-in', null],
    ['requests', null],
    [undefined, null],
    [['/a', '/b'], null],
  ])('takes %j for %j', (asked, taken) => {
    expect(addressOfOurs(asked)).toBe(taken);
  });
});
