/**
 * The register of `search-world.mjs` in PostgreSQL, as somebody would keep it who is after nothing but a fast search of the
 * homes for stays that start on one day: what does not depend on the child is worked out beforehand and kept in plain
 * columns, words are bits, and a home has a row for each span of lengths of stay in which its facts are the same. Homes that
 * no child could move into have no row at all. Worked out here from the facts, without the rules: the comparison is worth
 * nothing if both sides were wrong together.
 *
 * Left out, since the generated world has none of it; `refuseWhatIsLeftOut` throws as soon as it has: more than one
 * approval, approvals that are temporary, for adoption, for a named child, given notice of or yet to come; exemptions,
 * sharing agreements, short breaks, connected persons and carers' answers; bedrooms by name, hub beds and places kept for
 * respite; holds about one child, assessments of children in the home against other children, own children among the
 * members, specified offences and homes that are known not to be registered.
 */
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { from as copyFrom } from 'pg-copy-streams';
import { accessNeeds, faiths, placementTypes, skills } from '#register/core';

/** A stay without a known end, and a span without one. */
export const withoutEnd = 32_767;
/** Bits a mask has for words; the one above says "whatever it is" or "nobody has it". */
export const wordBits = 30;
const typeBits = 14;
export const skillBits = Object.keys(skills).length;

export const dayMilliseconds = 86_400_000;
const daysFrom = (start, date) => (Date.parse(date) - Date.parse(start)) / dayMilliseconds;
const holds = ({ from, until }, day) => from <= day && (until === null || day < until);
const plain = (words) => words.trim().toLowerCase();

/** Numbers for words, in the order in which they are met. */
class Words {
  #numbers = new Map();

  constructor(most, words = []) {
    this.most = most;
    for (const word of words) this.add(word);
  }

  /** @returns the number of a word, counted from 0. */
  add(word) {
    const known = this.#numbers.get(word);
    if (known !== undefined) return known;
    if (this.#numbers.size === this.most) throw new Error(`More than ${this.most} words: no room for ${word}`);
    this.#numbers.set(word, this.#numbers.size);
    return this.#numbers.size - 1;
  }

  /** @returns the number of a word, or -1 when no home has it. */
  numberOf(word) {
    return this.#numbers.get(word) ?? -1;
  }

  mask(words) {
    return words.reduce((bits, word) => bits | (1 << this.add(word)), 0);
  }

  /** @returns the bits of those of the words that homes have. */
  maskOfKnown(words) {
    return words.reduce((bits, word) => (this.numberOf(word) < 0 ? bits : bits | (1 << this.numberOf(word))), 0);
  }
}

/** Numbers for authorities, from 1: 0 is nobody. */
const authorityNumber = (words, code) => (code === null || code === 'not-recorded' ? 0 : 1 + words.add(code));

const everyBit = 2 ** (wordBits + 1) - 1;
/** In an emergency the terms give way. */
const everyType = 1 << typeBits;
export const sexBits = { male: 1, female: 2 };
const sexMask = (sex) => (sex === null ? 3 : sexBits[sex]);
const noAgeBelow = { from: 0, to: 99 };
const setting = { 'foster-home': 0 };
const oldestForOther = 16;
const usualLimit = 3;

/** Throws at the first home that knows something this search leaves out. */
export function refuseWhatIsLeftOut(households, startsOn) {
  for (const home of households) {
    const approval = home.approvals[0];
    const found = {
      'several approvals': home.approvals.length > 1,
      'an approval that is not full': approval && approval.kind !== 'full',
      'an approval for a named child': approval?.namedChild,
      'notice of resignation': approval?.resignationNoticeOn,
      'an approval that starts later': approval && approval.valid.from > startsOn,
      exemptions: home.exemptions.length > 0,
      'sharing agreements': home.sharingAgreements.length > 0,
      'short breaks': home.shortBreaks.length > 0,
      'connected persons': home.connectedTo.length > 0,
      'an answer of the carer': home.carerAnswer !== 'not-recorded',
      'a child with a bedroom by name': home.fosteredChildren.some(({ room }) => room !== null),
      'a child who must not live with another': home.fosteredChildren.some((one) => one.mustNotLiveWith.length > 0),
      'hub beds': home.constellations.some(({ hubBeds }) => hubBeds !== 0),
      'places kept for respite': home.unavailable.some(({ reason }) => reason === 'respite-only'),
      'a hold about one child': home.holds.some(({ scope }) => scope === 'named-child'),
      'an own child among the members': home.members.some(({ role }) => role === 'own-child'),
      'a specified offence': home.members.some(({ specifiedOffence }) => specifiedOffence === true),
      'a home that is not registered': home.isRegistered === false,
      'an own service without its authority':
        (home.service.kind === 'authority') !== (home.service.authorityCode !== null),
    };
    const [leftOut] = Object.entries(found).find(([, isThere]) => isThere) ?? [];
    if (leftOut) throw new Error(`The search in PostgreSQL leaves out ${leftOut}, and ${home.reference} has it`);
  }
}

/** @returns how long a stay can be before something ends it whoever the child is; 0 where nobody could move in. */
function longestStay(home, startsOn) {
  const isFosterHome = home.setting === 'foster-home';
  const [approval] = home.approvals;
  if (isFosterHome && (!approval || home.agreement === 'none')) return 0;
  if (isFosterHome && home.agreement !== 'not-recorded' && home.agreement > startsOn) return 0;
  const ends = approval?.valid.until ? [Math.max(daysFrom(startsOn, approval.valid.until), 0)] : [];
  for (const { scope, valid } of home.holds) {
    if (valid.until !== null && valid.until <= startsOn) continue;
    if (scope === 'all' || valid.from <= startsOn) ends.push(Math.max(daysFrom(startsOn, valid.from), 0));
  }
  return Math.min(withoutEnd, ...ends);
}

/** Lengths of stay, in days, after which more people or fewer places are there. */
const daysOfChange = (home, startsOn) =>
  [
    ...new Set(
      [
        ...home.fosteredChildren.map(({ stay }) => stay.from),
        ...home.unavailable.map(({ valid }) => valid.from),
      ].filter((date) => date > startsOn),
    ),
  ].sort();

const ageForOwnBedroom = 3;

/** @returns whether a child too old for a cot, and too young to need a bedroom, would surely take one from a child over three. */
function takesAnOldersBedroom({ rooms, stayingPutAdults }, others) {
  if (rooms === 'not-recorded') return false;
  const free = rooms.length - others.length - stayingPutAdults;
  if (free > 0) return false;
  // Nobody's bedroom is known by name: one child each, and two only where some bedroom has two beds.
  const isShared = free === 0 && others.length > 0 && rooms.some(({ beds }) => beds >= 2);
  const mayBeSmall = ({ ageInYears }) => ageInYears === 'not-recorded' || ageInYears < ageForOwnBedroom;
  return isShared ? !others.some(mayBeSmall) : !others.every(mayBeSmall);
}

/** @returns what depends on the length of the stay, for stays that hold `days`; null where nobody could move in. */
function spaceOver(home, days, words) {
  const [approval] = home.approvals;
  const othersOn = (day) => home.fosteredChildren.filter(({ stay }) => holds(stay, day));
  const takenOn = (day) =>
    home.unavailable.filter(({ valid }) => holds(valid, day)).reduce((sum, { places }) => sum + places, 0);
  const others = [...new Set(days.flatMap(othersOn))];
  const most = Math.max(...days.map((day) => othersOn(day).length));
  const fewest = Math.min(
    ...days.map((day) => home.places - home.stayingPutAdults - takenOn(day) - othersOn(day).length),
  );
  if (fewest < 1 || others.some(({ mustBeOnlyChild }) => mustBeOnlyChild)) return null;

  // The usual limit is one of fostering: a home that is no foster home has none.
  const isFoster = home.setting === 'foster-home';
  const beyond = isFoster ? days.map(othersOn).filter((there) => there.length >= usualLimit) : [];
  const groups = new Set(beyond.flat().map(({ siblingGroup }) => siblingGroup));
  if (beyond.length > 0 && (groups.size > 1 || groups.has(null))) return null;

  const ownAges = home.ownChildrenAges.filter((age) => age < 18);
  const ages = [...others.map(({ ageInYears }) => ageInYears), ...ownAges];
  const known = ages.filter((age) => age !== 'not-recorded');
  const asked = new Set(others.map(({ responsibleAuthority }) => responsibleAuthority));
  asked.delete(home.service.authorityCode);
  const { preference } = home;
  return {
    over_number: approval?.maxChildren != null && most + 1 > approval.maxChildren ? 1 : 0,
    over_group: beyond.length === 0 ? 0 : 1 + words.groups.add([...groups][0]),
    consent_of:
      home.setting !== 'foster-home' || asked.size === 0
        ? 0
        : asked.size > 1
          ? -1
          : authorityNumber(words.authorities, [...asked][0]),
    shares_with_older: days.some((day) => takesAnOldersBedroom(home, othersOn(day))),
    shares: home.rooms !== 'not-recorded' && home.rooms.length - most - home.stayingPutAdults <= 0,
    children_there: ages.length > 0 ? 1 : 0,
    youngest_there: Math.min(99, ...known),
    oldest_there: Math.max(-1, ...known),
    more_than_preferred:
      preference !== 'not-recorded' && preference.mostChildren !== null && most + 1 > preference.mostChildren ? 1 : 0,
    fails_wishes: failedWishes(home, ages.length > 0),
  };
}

export const wishBits = { 'only-child': 1, 'other-children': 2, 'a-pet': 4, 'no-pets': 8 };

const failedWishes = ({ pets }, hasChildren) =>
  (hasChildren ? wishBits['only-child'] : wishBits['other-children']) |
  (pets === 'not-recorded' ? 0 : pets.length > 0 ? wishBits['no-pets'] : wishBits['a-pet']);

/** @returns what neither the child nor the length of the stay changes. */
function standingFacts(home, startsOn, words) {
  const [approval] = home.approvals;
  const { service, preference, place } = home;
  const isFosterHome = home.setting === 'foster-home';
  const current = words.skills.mask(
    [...home.skills, ...home.training]
      .filter(({ validUntil }) => validUntil === null || startsOn < validUntil)
      .map(({ skill }) => skill),
  );
  const lived = words.skills.mask(home.experience.filter(({ children }) => children > 0).map(({ skill }) => skill));
  const constellation = home.constellations.find(({ valid }) => holds(valid, startsOn));
  const hasHub = constellation && (constellation.role === 'hub' || constellation.hubHasRoom !== false);
  const preferred = preference === 'not-recorded' ? null : preference;
  return {
    audience: audienceOf(service, words),
    youngest: setting[home.setting] ?? oldestForOther,
    age_from: (approval?.ages ?? noAgeBelow).from,
    age_to: (approval?.ages ?? noAgeBelow).to,
    types: approval?.placementTypes
      ? words.types.mask(approval.placementTypes) | everyType
      : everyType | (everyType - 1),
    sexes: sexMask(approval?.sex ?? null),
    easting: place === 'not-recorded' ? null : place.easting,
    northing: place === 'not-recorded' ? null : place.northing,
    area: authorityNumber(words.authorities, home.areaAuthority),
    own_service_of: authorityNumber(words.authorities, service.authorityCode),
    service_asks: isFosterHome ? authorityNumber(words.authorities, service.authorityCode) : 0,
    // Bits below `skillBits`: nothing but a gap. The same bits above: a whole gap.
    answers: BigInt(current) | (BigInt(current | lived) << BigInt(skillBits)),
    unwilling: preferred ? words.skills.mask(preferred.unwillingNeeds) : 0,
    adaptations: home.adaptations === 'not-recorded' ? everyBit : words.access.mask(home.adaptations),
    // The highest bit is that of a child who asks for nothing.
    languages:
      home.languages.length === 0 ? everyBit : words.languages.mask(home.languages.map(plain)) | (1 << wordBits),
    faiths:
      home.faithsSupported === 'not-recorded' ? everyBit : words.faiths.mask(home.faithsSupported) | (1 << wordBits),
    // The highest bit is that of a culture no home supports.
    cultures:
      home.culturesSupported === 'not-recorded' ? everyBit : words.cultures.mask(home.culturesSupported.map(plain)),
    preferred_from: (preferred?.ages ?? noAgeBelow).from,
    preferred_to: (preferred?.ages ?? noAgeBelow).to,
    preferred_sexes: sexMask(preferred?.sex ?? null),
    no_siblings: preferred?.takesSiblings === false,
    endings: home.unplannedEndings === 'not-recorded' ? 0 : home.unplannedEndings,
    without_hub: hasHub ? 0 : 1,
    household_id: home.householdId,
    reference: home.reference,
  };
}

/** @returns the authorities that see the homes of a service; '' is everybody. */
const seenBy = ({ kind, authorityCode, frameworkOf }) =>
  kind === 'agency' && frameworkOf.length === 0
    ? ['']
    : [...new Set([...frameworkOf, ...(authorityCode === null ? [] : [authorityCode])])].sort();

/** Homes of one audience are seen by the same authorities. */
const audienceOf = (service, words) => words.audiences.add(seenBy(service).join(' '));

/** @returns a row for each span of lengths of stay, shortest first, and none where nobody could move in. */
function rowsOf(home, startsOn, words) {
  const longest = longestStay(home, startsOn);
  const changes = daysOfChange(home, startsOn);
  const facts = standingFacts(home, startsOn, words);
  const rows = [];
  for (let span = 0; span <= changes.length; span += 1) {
    const after = span === 0 ? 0 : daysFrom(startsOn, changes[span - 1]);
    const upto = Math.min(longest, span === changes.length ? withoutEnd : daysFrom(startsOn, changes[span]));
    const space = upto > after ? spaceOver(home, [startsOn, ...changes.slice(0, span)], words) : null;
    // What is in the way of a short stay is in the way of a long one.
    if (space === null) break;
    const before = rows.at(-1);
    if (before && Object.keys(space).every((name) => space[name] === before[name])) before.upto_days = upto;
    else rows.push({ ...facts, ...space, after_days: after, upto_days: upto });
  }
  return rows;
}

/** What is compared comes first and every width is fixed, so that a row that fails is left after a few bytes. */
const openHomeColumns = {
  easting: 'float8',
  northing: 'float8',
  over_group: 'integer not null',
  audience: 'smallint not null',
  after_days: 'smallint not null',
  upto_days: 'smallint not null',
  youngest: 'smallint not null',
  age_from: 'smallint not null',
  age_to: 'smallint not null',
  types: 'smallint not null',
  sexes: 'smallint not null',
  over_number: 'smallint not null',
  area: 'smallint not null',
  own_service_of: 'smallint not null',
  service_asks: 'smallint not null',
  consent_of: 'smallint not null',
  shares: 'boolean not null',
  shares_with_older: 'boolean not null',
  no_siblings: 'boolean not null',
  children_there: 'smallint not null',
  youngest_there: 'smallint not null',
  oldest_there: 'smallint not null',
  more_than_preferred: 'smallint not null',
  preferred_from: 'smallint not null',
  preferred_to: 'smallint not null',
  preferred_sexes: 'smallint not null',
  fails_wishes: 'smallint not null',
  endings: 'smallint not null',
  without_hub: 'smallint not null',
  home: 'integer not null',
  unwilling: 'integer not null',
  adaptations: 'integer not null',
  languages: 'integer not null',
  faiths: 'integer not null',
  cultures: 'integer not null',
  answers: 'bigint not null',
  household_id: 'uuid not null',
  reference: 'text collate "C" not null',
};

const cellMetres = 10_000;
const cellOf = ({ easting, northing }) =>
  easting === null ? -1 : Math.floor(northing / cellMetres) * 1000 + Math.floor(easting / cellMetres);

const copied = (value) => (value === null ? '\\N' : String(value).replace(/[\\\t\n]/g, (one) => `\\${one}`));

async function copyInto(client, table, columns, rows) {
  const lines = function* () {
    for (const row of rows) yield `${columns.map((column) => copied(row[column])).join('\t')}\n`;
  };
  await pipeline(Readable.from(lines()), client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`)));
}

/**
 * Makes the tables of a register, for stays that start on one day, in the schema that the connection uses first.
 *
 * @returns what a search needs beside the tables: the words that bits and numbers stand for.
 */
export async function makeTables(client, households, startsOn) {
  refuseWhatIsLeftOut(households, startsOn);
  const words = {
    startsOn,
    authorities: new Words(32_000),
    audiences: new Words(32_000),
    groups: new Words(2 ** 30),
    skills: new Words(skillBits, Object.keys(skills)),
    types: new Words(typeBits, Object.keys(placementTypes)),
    access: new Words(wordBits, Object.keys(accessNeeds)),
    faiths: new Words(wordBits, Object.keys(faiths)),
    languages: new Words(wordBits),
    cultures: new Words(wordBits),
    children: new Set(households.flatMap(({ fosteredChildren }) => fosteredChildren.map(({ childId }) => childId))),
  };
  const rows = households.flatMap((home, number) =>
    rowsOf(home, startsOn, words).map((row) => ({ ...row, home: number })),
  );
  // Homes that are near each other are in the same pages.
  rows.sort((a, b) => cellOf(a) - cellOf(b) || a.home - b.home || a.after_days - b.after_days);

  await client.query(`
    drop table if exists open_home, fostered, audience;
    create unlogged table open_home (${Object.entries(openHomeColumns)
      .map(([name, type]) => `${name} ${type}`)
      .join(', ')});
    create unlogged table fostered (home integer not null, after_days smallint not null, reference text collate "C"
      not null, sibling_group text collate "C");
    create unlogged table audience (authority text collate "C" not null, audience smallint not null)`);
  await copyInto(client, 'open_home', Object.keys(openHomeColumns), rows);
  await copyInto(
    client,
    'fostered',
    ['home', 'after_days', 'reference', 'sibling_group'],
    fosteredIn(households, startsOn),
  );
  await copyInto(client, 'audience', ['authority', 'audience'], audiencesOf(households, words));
  await client.query(`
    create index open_home_by_place on open_home using gist (point(easting, northing));
    create index fostered_by_reference on fostered (reference) include (home, after_days);
    create index fostered_by_group on fostered (sibling_group) include (home, after_days)
      where sibling_group is not null;
    create index audience_by_authority on audience (authority) include (audience)`);
  await client.query('vacuum (analyze, freeze) open_home, fostered, audience');
  return words;
}

function* fosteredIn(households, startsOn) {
  for (const [home, { fosteredChildren }] of households.entries()) {
    for (const { stay, reference, siblingGroup } of fosteredChildren) {
      if (stay.until !== null && stay.until <= startsOn) continue;
      const after_days = Math.max(daysFrom(startsOn, stay.from), 0);
      yield { home, after_days, reference, sibling_group: siblingGroup };
    }
  }
}

/** Who is in each audience; '' is everybody. */
function* audiencesOf(households, words) {
  const told = new Set();
  for (const { service } of households) {
    const audience = audienceOf(service, words);
    if (told.has(audience)) continue;
    told.add(audience);
    for (const authority of seenBy(service)) yield { authority, audience };
  }
}
