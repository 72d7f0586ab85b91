import { describe, expect, it } from '@jest/globals';
import { formTokenFor, formTokenHolds, newVisitor } from './form-token.js';

const secret = 'a secret for the forms of a test';

describe('a form token', () => {
  const token = formTokenFor('visitor-a', 'session-a', secret);

  it('holds for the browser and session its page was given to', () => {
    expect(formTokenHolds(token, 'visitor-a', 'session-a', secret)).toBe(true);
    expect(formTokenHolds(formTokenFor('visitor-a', null, secret), 'visitor-a', null, secret)).toBe(true);
  });

  it.each([
    ['another browser', token, 'visitor-b', 'session-a', secret],
    ['another session', token, 'visitor-a', 'session-b', secret],
    ['a browser that signed out', token, 'visitor-a', null, secret],
    ['a browser without a cookie', token, null, 'session-a', secret],
    ['another secret', token, 'visitor-a', 'session-a', `${secret}!`],
    ['an empty token', '', 'visitor-a', 'session-a', secret],
    ['no token', undefined, 'visitor-a', 'session-a', secret],
    ['two tokens', [token, token], 'visitor-a', 'session-a', secret],
    ['a longer token', `${token}x`, 'visitor-a', 'session-a', secret],
  ])('does not hold for %s', (_case, sent, visitor, session, key) => {
    expect(formTokenHolds(sent, visitor, session, key)).toBe(false);
  });

  it('names every browser differently', () => {
    expect(newVisitor()).not.toBe(newVisitor());
  });
});
