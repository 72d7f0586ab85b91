import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson } from './canonical-json.js';

describe('canonical JSON', () => {
  it('orders keys at every depth and keeps the order of lists', () => {
    expect(canonicalJson({ b: [3, { d: null, c: 'é' }], a: true })).toBe('{"a":true,"b":[3,{"c":"é","d":null}]}');
  });

  it.each([
    [{ a: undefined }, TypeError],
    [Number.NaN, RangeError],
    [[() => 1], TypeError],
  ])('refuses %p', (value, error) => {
    expect(() => canonicalJson(value)).toThrow(error);
  });

  it('means the same as JSON, and the same text whatever the order of the keys', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const text = canonicalJson(value);
        const reversed = Object.fromEntries(Object.entries(value).reverse());
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(reversed)).toBe(text);
      }),
    );
  });
});
