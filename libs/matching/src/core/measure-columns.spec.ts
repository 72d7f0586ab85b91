import { describe, expect, it } from '@jest/globals';
import { bytesOfMeasures, columnsInBytes, columnsOf, type MeasureColumns, mostUnitsKept } from './measure-columns.js';
import { conditions, countedRuleIds, measuredByDistance, type Obstacles, type RunMeasures } from './measures.js';
import { isOlderForm, olderMeasures } from './older-measures.js';
import { largestLimits, startingPolicy } from './policy.js';
import { hardRuleIds } from './rule-id.js';
import { rerankBy } from './rerank.js';

const asks = (always: boolean, roomsDoNotBlock: boolean, roomsBlock: boolean): Obstacles['needsAuthority'] => ({
  always,
  roomsDoNotBlock,
  roomsBlock,
});
/** Every figure is another, so that none can take the place of another unnoticed. */
const described: RunMeasures = {
  homes: 5,
  neverShown: 70_000,
  knowsEveryHome: true,
  obstacles: [
    { needsAuthority: asks(true, false, false), inTheWay: [], afterwards: [], stoodThen: null },
    { needsAuthority: asks(false, true, false), inTheWay: [], afterwards: [], stoodThen: null },
    {
      needsAuthority: asks(false, false, true),
      inTheWay: [
        { ruleId: 'approved-ages', condition: 'always', shortfall: 2 },
        { ruleId: 'usual-fostering-limit', condition: 'household', shortfall: 1 },
        { ruleId: 'hold', condition: 'hold', shortfall: 300 },
      ],
      afterwards: [0, 4, 8, 1],
      stoodThen: null,
    },
    {
      needsAuthority: asks(false, false, false),
      inTheWay: [{ ruleId: 'pets', condition: 'pets', shortfall: 0xffff }],
      afterwards: [1],
      stoodThen: null,
    },
  ],
  obstaclesOf: Uint32Array.of(2, 0, 1, 3, 2),
  counted: [
    { units: [0, 1, 2, 0, 3, 0, 5, 300, 0, 1, 0], wishesToBeNear: 1 },
    { units: [1, 0, 0, 1, 0, 2, 0, 0, 2, 0, 1], wishesToBeNear: 0 },
  ],
  countedOf: Uint32Array.of(0, 1, 1, 0, 0),
  tenthsFromHome: Uint16Array.of(42, 0xffff, 300, 7, 1),
  tenths: [Uint16Array.of(42, 0, 300, 7, 1), Uint16Array.of(0, 0, 0, 0, 0), Uint16Array.of(0, 0, 81, 0, 1000)],
  keyStage4Tenths: Uint16Array.of(0, 101, 0, 0, 0),
};
const bytes = bytesOfMeasures(described);
const hexOf = (some: Uint8Array): string => [...some].map((byte) => byte.toString(16).padStart(2, '0')).join('');
const bytesIn = (hex: string): Uint8Array =>
  Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
const plain = (columns: MeasureColumns): unknown =>
  JSON.parse(
    JSON.stringify(columns, (_, value: unknown) => (ArrayBuffer.isView(value) ? [...(value as Uint8Array)] : value)),
  );

/** As the version before this kept the measures above. */
const inForm3 = [
  '050000007011010001040d617070726f7665642d6167657315757375616c2d666f73746572696e672d6c696d697404686f6c640470657473',
  '0400000001000000000200000000040003000002000101010002052c01040000000400080001000000010309ffff01000100',
  '0200000000000100020000000300000005002c01000001000000010100000000000100000002000000000002000000010000',
  '020001030200010100002a00ffff2c01070001000100020000000051000000e8030200006500000000000000',
].join('');

describe('measures in columns', () => {
  it('are what was measured, each at its place', () => {
    expect(plain(columnsInBytes(bytes))).toEqual({
      homes: 5,
      neverShown: 70_000,
      knowsEveryHome: true,
      obstaclesOf: [2, 0, 1, 3, 2],
      countedOf: [0, 1, 1, 0, 0],
      tenthsFromHome: [42, 0xffff, 300, 7, 1],
      tenths: [[42, 0xffff, 300, 7, 1], null, [0, 0, 81, 0, 1000]],
      keyStage4Tenths: [0, 101, 0, 0, 0],
      asks: [1, 2, 4, 0],
      stoodThen: [0, 0, 0, 0],
      inTheWay: [0, 0, 3, 1],
      rules: [2, 6, 11, 42],
      conditions: [0, 1, 5, 9],
      shortfalls: [2, 1, 300, 0xffff],
      afterwards: [0, 4, 8, 1, 1],
      units: [
        [0, 1],
        [1, 0],
        [2, 0],
        [0, 1],
        [3, 0],
        [0, 2],
        [5, 0],
        [255, 0],
        [0, 2],
        [1, 0],
        [0, 1],
      ],
      wishesToBeNear: [1, 0],
    });
  });

  it('are kept in bytes that never mean anything else', () => {
    expect(hexOf(bytes)).toBe(
      [
        '050000007011010085020000040000000400000005000000' + '02000000',
        '02000000010003000200' + '00000100010000000000' + '2a00ffff2c0107000100' + '0000000051000000e803',
        '00006500000000000000' + '020001002c01ffff' + '00000400080001000100' + '01020400' + '00000000' + '00000301',
        '02060b2a' + '00010509' + '00010100020000010300000205' + '00ff000002010000' + '010100',
      ].join(''),
    );
  });

  it('name rules and conditions by places that never move: names are only added, at the end', () => {
    expect(hardRuleIds.join(' ')).toBe(
      'approved-foster-carer approved-number approved-ages approved-sex approved-placement-type approved-named-child ' +
        'usual-fostering-limit adjoining-authority at-a-distance approval-evidence own-service hold approval-lasts ' +
        'carer-agreed vacant-place foster-care-agreement service-consent specified-offence criminal-record-checks ' +
        'approval-review all-siblings usual-limit-exemption own-bedroom local-room-rules parent-and-child ' +
        'emergency-outside-terms temporary-approval temporary-approval-extension fostering-for-adoption short-breaks ' +
        'emergency-out-of-area notice-to-area key-stage-4 placement-plan wishes-and-feelings delegated-authority ' +
        'long-term court-order no-unregistered-under-16 supported-accommodation must-not-live-with place-to-avoid pets ' +
        'sufficiency',
    );
    expect(conditions.join(' ')).toBe(
      'always household carer criminal-record-checks approval-review hold local-room-rules must-not-live-with ' +
        'place-to-avoid pets',
    );
    expect(countedRuleIds.join(' ')).toBe(
      'siblings-together in-area needs-met connected-person-first suits-a-disabled-child identity wishes household-fit ' +
        'carer-preference stability constellation-support',
    );
    expect(measuredByDistance.join(' ')).toBe('near-home school-run family-time');
  });

  it('are read as well from what the version before this kept', () => {
    expect(plain(olderMeasures(3, bytesIn(inForm3)))).toEqual(plain(columnsOf(described)));
    expect([0, 1, 2, 3, 4].map(isOlderForm)).toEqual([false, true, true, true, false]);
  });

  it.each([
    ['cut short', inForm3.slice(0, -2), 'bytes long'],
    ['with a byte too many', `${inForm3}00`, 'bytes long'],
    ['of a rule that nobody knows', inForm3.replace('70657473', '70657474'), 'a rule that nobody knows: pett'],
    ['of a condition that nobody knows', inForm3.replace('0309ffff', '0310ffff'), 'a condition that nobody knows'],
    ['of as many homes as there are not', inForm3.replace('05000000', '05000070'), 'cut short'],
  ])('of the version before this are refused when %s', (_, hex, words) => {
    expect(() => olderMeasures(3, bytesIn(hex))).toThrow(words);
  });

  const changed = (from: number, ...to: readonly number[]): Uint8Array =>
    bytes.map((was, index) => to[index - from] ?? was);
  const at = (part: string): number => hexOf(bytes).indexOf(part) / 2;
  it.each([
    ['nothing at all', new Uint8Array(), 'are 0 bytes long'],
    ['a byte too few', bytes.subarray(0, -1), `are ${bytes.length - 1} bytes long and should be ${bytes.length}`],
    ['a byte too many', Uint8Array.of(...bytes, 0), 'bytes long and should be'],
    ['another number of homes', changed(0, 6), 'bytes long and should be'],
    ['a rule that nobody knows', changed(at('02060b2a'), 44), 'name what nobody knows'],
    ['a condition that nobody knows', changed(at('00010509'), 10), 'name what nobody knows'],
    ['a standing that nobody knows', changed(at('0102040000000000') + 4, 4), 'name what nobody knows'],
    ['a kind of obstacles that is not there', changed(28, 4), 'name what nobody knows'],
    ['a kind of what is counted that is not there', changed(38, 2), 'name what nobody knows'],
    ['obstacles that nothing has', changed(at('00000301'), 1), 'do not add up'],
    ['more obstacles than there are', changed(at('00000301') + 3, 2), 'do not add up'],
    ['sets that are not there', changed(at('00010509') + 2, 0), 'do not add up'],
    ['sets of what is out of reach', changed(at('020001002c01ffff') + 4, 0xff, 0xff), 'do not add up'],
  ])('are refused with %s', (_, broken, words) => {
    expect(() => columnsInBytes(broken)).toThrow(words);
  });

  it('lie in any bytes, wherever those begin', () => {
    const within = Uint8Array.of(9, ...bytes).subarray(1);
    expect(plain(columnsInBytes(within))).toEqual(plain(columnsInBytes(bytes)));
  });

  it('keep at most as many units as any policy counts', () => {
    expect(mostUnitsKept).toBe(255);
    expect(Math.max(...Object.values(largestLimits))).toBeLessThan(mostUnitsKept);
  });

  it('of an empty register are an empty list', () => {
    const none = { ...described, homes: 0, obstacles: [], counted: [], neverShown: 3 };
    const empty = { obstaclesOf: new Uint32Array(), countedOf: new Uint32Array(), tenthsFromHome: new Uint16Array() };
    const noTenths = new Uint16Array();
    const columns = columnsOf({
      ...none,
      ...empty,
      tenths: [noTenths, noTenths, noTenths],
      keyStage4Tenths: noTenths,
    });
    expect(rerankBy(startingPolicy)(columns).counts).toEqual({
      register: 3,
      eligible: 0,
      needsAuthority: 0,
      nearMisses: 0,
      excluded: 3,
    });
  });

  it('take four bytes for a place where two are too few', () => {
    const many = 0x10001;
    const kinds = Array.from({ length: many }, (_, kind) => ({
      units: countedRuleIds.map((__, rule) => (rule === 2 ? kind % 7 : 0)),
      wishesToBeNear: 0,
    }));
    const places = Uint32Array.from({ length: many }, (_, home) => many - 1 - home);
    const [zero, nothing] = [new Uint32Array(many), new Uint16Array(many)];
    const wide: RunMeasures = {
      ...described,
      homes: many,
      obstacles: [{ needsAuthority: asks(false, false, false), inTheWay: [], afterwards: [], stoodThen: null }],
      obstaclesOf: zero,
      counted: kinds,
      countedOf: places,
      tenthsFromHome: nothing,
      tenths: [nothing, nothing, nothing],
      keyStage4Tenths: nothing,
    };
    const columns = columnsOf(wide);
    expect([columns.countedOf[0], columns.countedOf[many - 1]]).toEqual([many - 1, 0]);
    expect(rerankBy(startingPolicy)(columns).points[1]).toBe(100 - 3 * ((many - 2) % 7));
  });
});
