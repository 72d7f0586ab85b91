/**
 * One search of the homes in PostgreSQL: what `searchByObjects` answers, as far as a query can say it. Counts of the homes
 * that are eligible and that need somebody's authority, and the best of them with their points, in order.
 *
 * Left out: which rules stand in the way of the other homes, sentences of any kind, and near misses, for which the remedies
 * have to be applied and judged again. The columns answer all of that in the time that is compared, so the comparison is in
 * favour of PostgreSQL. `valuesOf` throws where a child has what the generated world does not: a parent who comes too, a
 * connected home, a home of the register to live in already, two court orders or two places to avoid, an order about a home.
 *
 * The rules are written down here once more, by hand, for the weights and limits of one policy. Only what depends on the
 * child or on the length of the stay is worked out in the query.
 */
import { pointsAtStart } from '#matching/core';
import { dayMilliseconds, sexBits, skillBits, wishBits, withoutEnd, wordBits } from './search-in-postgres-tables.mjs';

const metresInAMile = 1609.3;
const ageForOwnBedroom = 3;
const ageTooOldForCot = 2;
const yearsOfKeyStage4 = [10, 11];
/** Prepared statements are named for a connection, and one connection may search by several policies. */
let prepared = 0;
/** Miles are rounded to tenths before they are compared, so that a mile more is only a mile more from 0.05 on. */
const squareOfMiles = (miles) => ((miles + 0.05) * metresInAMile) ** 2;
const squareTo = (easting, northing) =>
  `((h.easting - :${easting}) * (h.easting - :${easting}) + (h.northing - :${northing}) * (h.northing - :${northing}))`;
const tenths = (square) => `round(sqrt(${square}) / 1000 / 1.6093 * 10)`;
/** Units begun beyond what is free, none where the distance is not known. */
const unitsBeyond = (tenthsOfMiles, free, unitMiles, counted) =>
  `coalesce(least(greatest(ceil((${tenthsOfMiles} - ${free * 10}) / ${unitMiles * 10}), 0), ${counted}), 0)`;
const one = (condition) => `case when ${condition} then 1 else 0 end`;
const bitsIn = (mask, bits) => `bit_count((${mask})::bit(${bits}))`;

/** What the child and the stay are, as the query asks for them, with their types. */
const parameters = {
  seen_by: 'text',
  days: 'smallint',
  age: 'smallint',
  age_from: 'smallint',
  age_to: 'smallint',
  age_for_setting: 'smallint',
  types: 'smallint',
  sexes_for_terms: 'smallint',
  sexes: 'smallint',
  may_be_over: 'smallint',
  group: 'integer',
  sibling_group: 'text',
  apart_from: 'text[]',
  easting: 'float8',
  northing: 'float8',
  school_easting: 'float8',
  school_northing: 'float8',
  family_easting: 'float8',
  family_northing: 'float8',
  order_easting: 'float8',
  order_northing: 'float8',
  order_square: 'float8',
  avoid_easting: 'float8',
  avoid_northing: 'float8',
  avoid_square: 'float8',
  authority: 'smallint',
  needs_room: 'boolean',
  too_old_for_cot: 'boolean',
  long_term: 'boolean',
  key_stage_4: 'boolean',
  adoption: 'boolean',
  same_school: 'boolean',
  with_siblings: 'boolean',
  wishes_siblings: 'boolean',
  wishes_near: 'boolean',
  wishes: 'smallint',
  needs: 'integer',
  needs_twice: 'bigint',
  access: 'integer',
  languages: 'integer',
  faiths: 'integer',
  cultures: 'integer',
  with_none: 'smallint',
  none_to_age: 'smallint',
  none_from_age: 'smallint',
  none_below_age: 'smallint',
  none_above_age: 'smallint',
  first: 'integer',
  cap_square: 'float8',
  cap_metres: 'float8',
};

/** @returns the text with `:name` as `$1` and so on, and the names in that order. */
function numbered(text) {
  const names = [];
  const withNumbers = text.replace(/(?<!:):([a-z_0-9]+)/g, (_, name) => {
    if (!(name in parameters)) throw new Error(`The query asks for ${name}, which is no parameter`);
    if (!names.includes(name)) names.push(name);
    return `$${names.indexOf(name) + 1}::${parameters[name]}`;
  });
  return { text: withNumbers, names };
}

const refuseUnlessAs = (expected, found) => {
  for (const [name, mode] of Object.entries(expected)) {
    if (found[name] !== mode) throw new Error(`The search in PostgreSQL takes ${name} to be '${mode}'`);
  }
};

const hardRules = (isCapped) => `
      h.audience = any(array(select audience from audience where authority in ('', :seen_by)))
      and h.after_days < :days and h.upto_days >= :days
      and h.youngest <= :age_for_setting
      and h.age_from <= :age_from and h.age_to >= :age_to
      and h.types & :types <> 0 and h.sexes & :sexes_for_terms <> 0
      and h.over_number <= :may_be_over
      and h.over_group in (0, :group)
      ${
        isCapped
          ? `and (point(h.easting, h.northing) <@ box(
            point(:easting - :cap_metres, :northing - :cap_metres), point(:easting + :cap_metres, :northing + :cap_metres))
            or point(h.easting, h.northing) is null)
          and (h.easting is null or ${squareTo('easting', 'northing')} <= :cap_square)`
          : ''
      }
      and (:order_square is null or h.easting is null
        or ${squareTo('order_easting', 'order_northing')} > :order_square)
      and (:avoid_square is null or h.easting is null
        or ${squareTo('avoid_easting', 'avoid_northing')} > :avoid_square)
      and h.home <> all(array(
        select home from fostered where reference = any(:apart_from) and after_days < :days))`;

const asksAuthority = (limits) => `
      (:long_term and h.youngest = 0)
      or (h.own_service_of <> :authority and h.area not in (0, :authority))
      or h.service_asks not in (0, :authority)
      or h.consent_of not in (0, :authority)
      or (h.shares and :needs_room)
      or (h.shares_with_older and :too_old_for_cot)
      or (:key_stage_4 and coalesce(
        ${squareTo('school_easting', 'school_northing')} > ${squareOfMiles(limits.keyStage4SchoolMiles)}, false))`;

const homesOfTheGroup = `(array(
  select home from fostered where :sibling_group is not null and sibling_group = :sibling_group and after_days < :days))`;

const pointsLost = ({ weights, limits }) => {
  const livesWithSiblings = `h.home = any${homesOfTheGroup}`;
  const counted = (units, most) => `least(${units}, ${most})`;
  const weighed = [
    [
      'needs-met',
      `case when :needs = 0 then 0 else
      ${counted(bitsIn(':needs_twice & ~h.answers', 2 * skillBits), limits.needsCounted)} end`,
    ],
    [
      'near-home',
      `case when :adoption then 0 else
      ${unitsBeyond('h.tenths', limits.nearHomeMiles, 1, limits.nearHomeMilesCounted)} end`,
    ],
    [
      'school-run',
      `case when :same_school then
      ${unitsBeyond(tenths(squareTo('school_easting', 'school_northing')), limits.schoolRunMiles, 1, limits.schoolRunMilesCounted)}
      else 0 end`,
    ],
    ['siblings-together', one(`:with_siblings and not ${livesWithSiblings}`)],
    ['in-area', one('not :adoption and h.area not in (0, :authority)')],
    [
      'suits-a-disabled-child',
      `case when :access = 0 then 0 else
      ${counted(bitsIn(':access & ~h.adaptations', wordBits + 1), limits.accessNeedsCounted)} end`,
    ],
    [
      'identity',
      counted(
        `${one('h.languages & :languages = 0')} + ${one('h.faiths & :faiths = 0')} + ${one(':cultures & ~h.cultures <> 0')}`,
        limits.identityCounted,
      ),
    ],
    [
      'wishes',
      counted(
        `case when :wishes = 0 then 0 else ${bitsIn('(:wishes & h.fails_wishes)::integer', 4)} end
      + ${one(`:wishes_near and h.tenths > ${limits.nearHomeMiles * 10}`)}
      + ${one(`:wishes_siblings and not ${livesWithSiblings}`)}`,
        limits.wishesCounted,
      ),
    ],
    [
      'family-time',
      unitsBeyond(
        tenths(squareTo('family_easting', 'family_northing')),
        limits.familyTimeMiles,
        5,
        limits.familyTimeStepsCounted,
      ),
    ],
    [
      'household-fit',
      counted(
        `:with_none * h.children_there + ${one('h.youngest_there <= :none_to_age')}
      + ${one('h.oldest_there >= :none_from_age')} + ${one('h.youngest_there < :none_below_age')}
      + ${one('h.oldest_there > :none_above_age')}`,
        limits.householdFitCounted,
      ),
    ],
    [
      'carer-preference',
      counted(
        `${one(':age < h.preferred_from or :age > h.preferred_to')} + ${one('h.preferred_sexes & :sexes = 0')}
      + h.more_than_preferred + ${one(`h.no_siblings and ${livesWithSiblings}`)}
      + case when :needs & h.unwilling = 0 then 0 else ${bitsIn(':needs & h.unwilling', skillBits)} end`,
        limits.carerPreferencesCounted,
      ),
    ],
    ['stability', counted('h.endings', limits.stabilityCounted)],
    ['constellation-support', 'h.without_hub'],
  ];
  const unweighed = Object.keys(weights).filter((id) => !weighed.some(([known]) => known === id));
  if (unweighed.join() !== 'connected-person-first') throw new Error(`Not weighed in PostgreSQL: ${unweighed.join()}`);
  return weighed.map(([id, units]) => `${weights[id]} * (${units})`).join('\n      + ');
};

const best = (policy, asks) => `
  (select household_id, ${asks} as asks, ${pointsAtStart} - (${pointsLost(policy)})::integer as points, h.tenths
   from (select *, ${tenths(squareTo('easting', 'northing'))} as tenths from open h offset 0) h
   where ${asks ? 'asks' : 'not asks'}
   order by points desc, h.tenths nulls last, reference
   limit :first)`;

/** @returns the query for one policy: its weights and limits are part of the text, so that the server plans with them. */
export function queryFor(policy, isCapped) {
  refuseUnlessAs({ hold: 'block', 'must-not-live-with': 'block', 'place-to-avoid': 'block' }, policy.limits.modes);
  refuseUnlessAs(
    { 'criminal-record-checks': 'warn', 'approval-review': 'warn', 'local-room-rules': 'warn', pets: 'warn' },
    policy.limits.modes,
  );
  refuseUnlessAs({ usualLimitCountedFor: 'household' }, policy.limits);
  const { text, names } = numbered(`
with open as materialized (
  select h.*, (${asksAuthority(policy.limits)}) as asks
  from open_home h
  where ${hardRules(isCapped)})
select best.*, (select count(*) from open where not asks)::integer as eligible,
  (select count(*) from open where asks)::integer as needs_authority
from (${best(policy, false)} union all ${best(policy, true)} limit :first) best`);
  return { text, names };
}

const leftOut = (what) => {
  throw new Error(`The search in PostgreSQL leaves out ${what}, and a child of the generated world has it`);
};

function refuseWhatIsLeftOut(words, child) {
  if (child.startsOn !== words.startsOn) leftOut('another first day than that of the tables');
  if (child.parent !== null) leftOut('a parent who comes too');
  if (child.connectedHomeIsKnown) leftOut('a connected home');
  if (words.children.has(child.childId)) leftOut('a home that the child lives in');
  if (new Set(child.needs).size < child.needs.length) leftOut('a need said twice');
  if (child.courtOrders.some(({ kind }) => kind === 'no-contact')) leftOut('a court order about a home');
}

const placeOf = (name, place) => {
  const { easting, northing } = place === 'not-recorded' ? { easting: null, northing: null } : place;
  return { [`${name}easting`]: easting, [`${name}northing`]: northing };
};

/** The one place of some that is known, and how far around it no home may be. */
function keptAwayFrom(name, places) {
  const [only, ...more] = places.filter(({ place }) => place !== 'not-recorded');
  if (more.length > 0) leftOut('two places of a kind to be kept away from');
  return {
    ...placeOf(name, only?.place ?? 'not-recorded'),
    [`${name}square`]: only ? squareOfMiles(only.miles) : null,
  };
}

const holdsIn = ({ from, until }, stay) =>
  (stay.until === null || from < stay.until) && (until === null || stay.from < until);
const plain = (words) => words.trim().toLowerCase();
const [anyAge, anySex, anyType, highestBit] = [99, 3, 2 ** 15 - 1, 1 << wordBits];

/** @returns what terms of approval are compared with; in an emergency they give way. */
function valuesForTerms(words, { urgency, ageInYears, sex, placementType }) {
  const isEmergency = urgency === 'emergency';
  const isAnyAge = isEmergency || ageInYears === 'not-recorded';
  return {
    age_from: isAnyAge ? anyAge : ageInYears,
    age_to: isAnyAge ? -1 : ageInYears,
    sexes_for_terms: isEmergency || sex === 'not-recorded' ? anySex : sexBits[sex],
    types: isEmergency ? anyType : words.types.maskOfKnown([placementType]),
    may_be_over: isEmergency ? 1 : 0,
  };
}

/** @returns what the ages of the children there are compared with; where nothing is asked nobody is so young or so old. */
function valuesForFit({ livesBestAs, risks, ageInYears }) {
  const age = ageInYears === 'not-recorded' ? null : ageInYears;
  const isAsked = (asked) => asked && age !== null;
  const withNone = [livesBestAs === 'only-child', risks.includes('to-children-of-any-age')];
  return {
    with_none: withNone.filter(Boolean).length,
    none_to_age: isAsked(livesBestAs === 'youngest') ? age : -1,
    none_from_age: isAsked(livesBestAs === 'oldest') ? age : anyAge,
    none_below_age: isAsked(risks.includes('to-younger-children')) ? age : -1,
    none_above_age: isAsked(risks.includes('from-older-children')) ? age : anyAge,
  };
}

function valuesForWords(words, { needs, accessNeeds, adoptionConsidered, languages, faith, cultures }) {
  const needed = words.skills.maskOfKnown(needs);
  const supported = cultures.map(plain);
  const isNowhere = supported.some((culture) => words.cultures.numberOf(culture) < 0);
  return {
    needs: needed,
    needs_twice: String(BigInt(needed) | (BigInt(needed) << BigInt(skillBits))),
    access: adoptionConsidered ? 0 : words.access.maskOfKnown(accessNeeds),
    languages: languages.length === 0 ? highestBit : words.languages.maskOfKnown(languages.map(plain)),
    faiths: faith === 'not-recorded' || faith === 'none' ? highestBit : words.faiths.maskOfKnown([faith]),
    cultures: words.cultures.maskOfKnown(supported) | (isNowhere ? highestBit : 0),
  };
}

function valuesForWishes(child) {
  const { wishes, siblingGroup, siblingsLiveInAHome, adoptionConsidered, schoolMustContinue, schoolYear } = child;
  const isSchoolWeighed = schoolMustContinue || wishes.includes('same-school') || yearsOfKeyStage4.includes(schoolYear);
  const hasSiblings = siblingGroup !== null && siblingsLiveInAHome;
  return {
    adoption: adoptionConsidered,
    same_school: !adoptionConsidered && isSchoolWeighed,
    with_siblings: !adoptionConsidered && hasSiblings,
    wishes_siblings: hasSiblings && wishes.includes('with-siblings'),
    wishes_near: wishes.includes('near-family'),
    wishes: wishes.reduce((bits, wish) => bits | (wishBits[wish] ?? 0), 0),
  };
}

const daysOf = ({ from, until }) =>
  until === null ? withoutEnd : (Date.parse(until) - Date.parse(from)) / dayMilliseconds;

/** @returns the values of all parameters for one child. */
function valuesOf(words, child, terms) {
  refuseWhatIsLeftOut(words, child);
  const stay = { from: child.startsOn, until: child.expectedUntil };
  const { ageInYears, siblingGroup } = child;
  const age = ageInYears === 'not-recorded' ? null : ageInYears;
  const hasFamilyTime =
    child.familyTimesAMonth !== 0 &&
    !(child.familyTime === 'not-recorded' && child.familyTimesAMonth === 'not-recorded');
  return {
    ...valuesForTerms(words, child),
    ...valuesForFit(child),
    ...valuesForWords(words, child),
    ...valuesForWishes(child),
    ...placeOf('', child.home),
    ...placeOf('school_', child.school),
    ...placeOf('family_', hasFamilyTime ? child.familyTime : 'not-recorded'),
    ...keptAwayFrom(
      'order_',
      child.courtOrders.filter(({ valid }) => holdsIn(valid, stay)),
    ),
    ...keptAwayFrom('avoid_', child.placesToAvoid),
    seen_by: terms.seenBy,
    days: daysOf(stay),
    age,
    age_for_setting: age ?? anyAge,
    sexes: child.sex === 'not-recorded' ? anySex : sexBits[child.sex],
    // Numbers are from 0, and 0 is a home within the usual limit; a group that nobody belongs to is as good as none.
    group: siblingGroup === null ? 0 : 1 + words.groups.numberOf(siblingGroup),
    sibling_group: siblingGroup,
    apart_from: child.mustNotLiveWith,
    authority: 1 + words.authorities.numberOf(child.responsibleAuthority) || -2,
    needs_room: age !== null && age >= ageForOwnBedroom,
    too_old_for_cot: age === ageTooOldForCot,
    long_term: child.placementType === 'long-term' && child.before.longTermConfirmedOn === null,
    key_stage_4: yearsOfKeyStage4.includes(child.schoolYear),
    first: terms.first,
    cap_square: terms.withinMiles === null ? null : squareOfMiles(terms.withinMiles),
    cap_metres: terms.withinMiles === null ? null : (terms.withinMiles + 1) * metresInAMile,
  };
}

/** @returns a search by prepared statements over tables that `makeTables` made. */
export function searchesIn(client, words, policy) {
  const [capped, uncapped] = [true, false].map((isCapped) => ({
    name: `search_${isCapped ? 'within' : 'everywhere'}_${(prepared += 1)}`,
    ...queryFor(policy, isCapped),
  }));
  return async ({ child }, terms) => {
    const { name, text, names } = terms.withinMiles === null || child.home === 'not-recorded' ? uncapped : capped;
    const values = valuesOf(words, child, terms);
    const { rows } = await client.query({ name, text, values: names.map((one) => values[one]) });
    return {
      eligible: rows[0]?.eligible ?? 0,
      needsAuthority: rows[0]?.needs_authority ?? 0,
      best: rows.map(({ household_id, asks, points, tenths }) => ({
        householdId: household_id,
        standing: asks ? 'needs-authority' : 'eligible',
        points,
        milesFromHome: tenths === null ? 'not-recorded' : tenths / 10,
      })),
    };
  };
}

/** @returns what of an answer of the engine a search in PostgreSQL gives too, in the same words. */
export const comparable = ({ counts, ranked }) => ({
  eligible: counts.eligible,
  needsAuthority: counts.needsAuthority,
  best: ranked.map(({ household: { householdId }, standing, points, milesFromHome }) => ({
    householdId,
    standing,
    points,
    milesFromHome,
  })),
});
