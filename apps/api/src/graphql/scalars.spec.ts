import { describe, expect, it } from '@jest/globals';
import { DateScalar } from './date.scalar.js';
import { DateTimeScalar } from './date-time.scalar.js';

describe('a Date', () => {
  it('is taken and given as it is written', () => {
    expect(DateScalar.parseValue('2028-02-29')).toBe('2028-02-29');
    expect(DateScalar.serialize('2026-01-31')).toBe('2026-01-31');
  });

  it.each(['not-a-date', '2026-02-30', '2026-02-29', '2026-2-3', '2026-02-03T00:00:00Z', '', 20260203, null])(
    'is not %j',
    (value) => {
      expect(() => DateScalar.parseValue(value)).toThrow('is not a day of the calendar');
      expect(() => DateScalar.serialize(value)).toThrow('is not a day of the calendar');
    },
  );
});

describe('a DateTime', () => {
  it('is an instant with its zone, answered in UTC', () => {
    expect(DateTimeScalar.parseValue('2026-06-01T01:30:00+01:00')).toEqual(new Date('2026-06-01T00:30:00Z'));
    expect(DateTimeScalar.serialize(new Date('2026-06-01T00:30:00Z'))).toBe('2026-06-01T00:30:00.000Z');
  });

  it.each(['not-a-date', '2026-02-30T00:00:00Z', '2026-02-03', '2026-02-03T24:00:00Z', '2026-02-03T10:00:00', 5, null])(
    'is not %j',
    (value) => {
      expect(() => DateTimeScalar.parseValue(value)).toThrow('is not an instant');
    },
  );
});
