import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ExecuteMatchRun, ReadMatchRun, RunEveryOpenRequest } from '#matching';
import { SystemClock } from '#platform';
import { ours, type RunningApi, startApi, theirs, tokenFor } from './support/running-api.js';
import { loadSmallAuthority } from './support/small-authority.js';

/**
 * Every bad request and every half-recorded home, by name: each is answered with a sentence that says what, where and what to
 * do; no list of homes is wrong for it, and no list is empty without its reason.
 */

jest.setTimeout(60_000);

let api: RunningApi;
beforeAll(async () => {
  api = await startApi();
  await loadSmallAuthority(api);
});
afterAll(() => api.stop());

const manager = tokenFor('data-manager');
const query = <Row = Record<string, unknown>>(text: string, parameters: unknown[] = []): Promise<Row[]> =>
  api.database.dataSource.query(text, parameters);
const asked = async <Answer>(text: string, variables: object = {}, token?: string): Promise<Answer> => {
  const { data, errors } = await api.ask<{ answer: Answer }>(text, variables, token);
  if (!data) throw new Error(JSON.stringify(errors));
  return data.answer;
};

interface Refused {
  readonly __typename: string;
  readonly code?: string;
  readonly field?: string | null;
  readonly message?: string;
  readonly id?: string;
}
const problem = '__typename ... on Problem { code message field }';
/** One or more whole sentences, with nothing of a program in them. */
const inWords = expect.stringMatching(/^[A-Z0-9"][^{}<>]+[.]$/);

const today = new SystemClock().today();
const year = Number(today.slice(0, 4));
const next = (monthAndDay: string): string => `${year + 1}-${monthAndDay}`;
const plain = {
  ...{ childCode: 'B-1', knownAs: 'Bea', bornOn: `${year - 8}-02-01`, sex: 'FEMALE', urgency: 'PLANNED' },
  ...{ neededBy: next('03-01'), startsOn: next('03-02'), placementType: 'short-term', homePostcode: 'ZN4 7AA' },
};
const open = (input: object, token?: string): Promise<Refused> =>
  asked(
    `mutation Open($input: OpenPlacementRequestInput!) { answer: openPlacementRequest(input: $input) {
       ${problem} ... on PlacementRequest { id } } }`,
    { input: { ...plain, ...input } },
    token,
  );
const searchNow = (input: object): Promise<Refused> =>
  asked(`query Now($input: SearchHomesInput!) { answer: searchHomes(input: $input) { ${problem} } }`, { input });
const findHomes = (id: string): Promise<Refused> =>
  asked(`mutation Find($id: ID!) { answer: requestMatchRun(requestId: $id) { ${problem} ... on MatchRun { id } } }`, {
    id,
  });
const together = (id: string): Promise<Refused> =>
  asked(`query Together($id: ID!) { answer: siblingGroupSearch(requestId: $id) { ${problem} } }`, { id });

describe('a request that contradicts itself', () => {
  it.each<[string, object, string]>([
    ['is needed by before today', { neededBy: `${year - 1}-12-31` }, 'neededBy'],
    ['starts before today', { startsOn: `${year - 1}-12-31` }, 'startsOn'],
    ['ends before it starts', { expectedUntil: next('03-01') }, 'expectedUntil'],
    ['is for a child who is not born yet by its own words', { bornOn: next('01-01') }, 'bornOn'],
    ['is for somebody of 18 on the day of moving in', { bornOn: `${year - 17}-03-02` }, 'bornOn'],
    [
      'is for a young parent of 21',
      { bornOn: `${year - 20}-03-02`, placementType: 'parent-and-child', facts: { parentBornOn: '1999-01-01' } },
      'bornOn',
    ],
    ['asks for a kind of placement that there is not', { placementType: 'castle' }, 'placementType'],
    ['names a need that nobody knows', { needs: ['flying'] }, 'needs'],
    ['comes from a postcode that there is not', { homePostcode: 'ZN9 9ZZ' }, 'homePostcode'],
    ['has no code of a child', { childCode: ' ' }, 'childCode'],
    [
      'brings a parent of unknown age',
      { placementType: 'parent-and-child', facts: { parentIsLookedAfter: true } },
      'facts.parentBornOn',
    ],
  ])('is not opened: it %s', async (_, wrong, field) => {
    const refused = await open({ childCode: 'B-9', ...wrong });
    expect(refused).toMatchObject({
      __typename: 'InvalidInputProblem',
      code: 'invalid-input',
      field,
      message: inWords,
    });
    expect(await query(`select 1 from register.child where code = 'B-9'`)).toEqual([]);
  });

  it('may be about somebody of 17 on the day of moving in, and a young parent of 20', async () => {
    expect(await open({ childCode: 'B-17', bornOn: `${year - 17}-03-03` })).toMatchObject({ id: expect.anything() });
    const parent = { bornOn: `${year - 20}-03-03`, placementType: 'parent-and-child', homePostcode: null };
    expect(await open({ childCode: 'B-20', ...parent })).toMatchObject({ id: expect.anything() });
  });

  it.each<[string, object, string]>([
    ['is needed by before today', { startsOn: `${year - 1}-12-31` }, 'child.startsOn'],
    ['ends before it starts', { startsOn: next('03-02'), expectedUntil: next('03-01') }, 'child.expectedUntil'],
    ['is for somebody of 18', { ageInYears: 18 }, 'child.ageInYears'],
    ['is for somebody born 18 years before', { bornOn: `${year - 17}-03-02`, startsOn: next('03-02') }, 'child.bornOn'],
    ['is for a child who is not born yet by its own words', { bornOn: next('01-01') }, 'child.bornOn'],
    ['asks for a kind of placement that there is not', { placementType: 'castle' }, 'child.placementType'],
  ])('is not searched for at once: it %s', async (_, child, field) => {
    expect(await searchNow({ child })).toMatchObject({ __typename: 'InvalidInputProblem', field, message: inWords });
  });
});

describe('brothers and sisters of different authorities', () => {
  it('are not named as one group: the second authority is told to choose another name', async () => {
    await open({ childCode: 'S-1', siblingGroup: 'ELM' });
    const officer = tokenFor('placement-officer', theirs);
    expect(await open({ childCode: 'S-2', siblingGroup: 'ELM', homePostcode: null }, officer)).toMatchObject({
      ...{ __typename: 'InvalidInputProblem', field: 'siblingGroup', message: inWords },
    });
  });

  it('who are one group all the same are not searched for together, with the names of both authorities', async () => {
    const { id = '' } = await open({ childCode: 'S-3', siblingGroup: 'OAK' });
    await query(
      `with other as (insert into register.child (authority_code, code, sex) values ($1, 'S-4', 'male') returning id)
       insert into register.placement_request (reference, source, child_id, opened_on, urgency, needed_by, starts_on,
         placement_type, sibling_group)
       select 'REQ-S-4', 'imported', id, current_date, 'planned', $2, $2, 'short-term', 'OAK' from other`,
      [theirs, next('03-01')],
    );
    const refused = await together(id);
    expect(refused).toMatchObject({ code: 'siblings-of-different-authorities', message: inWords });
    expect(refused.message).toContain('Marlshire and Fenbury');
  });

  it('who are one too many, or alone, are told so', async () => {
    const { id = '' } = await open({ childCode: 'S-5', siblingGroup: 'ASH' });
    expect(await together(id)).toMatchObject({ code: 'no-siblings-waiting', message: inWords });
    for (const code of ['A', 'B', 'C', 'D', 'E', 'F', 'G'])
      await open({ childCode: `S-5${code}`, siblingGroup: 'ASH' });
    expect(await together(id)).toMatchObject({ code: 'too-many-siblings', message: inWords });
  });
});

describe('a day of birth that is corrected when the request is open already', () => {
  let id = '';
  beforeAll(async () => {
    id = (await open({ childCode: 'C-18', siblingGroup: 'YEW', bornOn: null })).id ?? '';
    await open({ childCode: 'C-10', siblingGroup: 'YEW' });
    await query(`update register.child set born_on = $1 where code = 'C-18'`, [`${year - 17}-03-02`]);
  });

  it.each<[string, () => Promise<Refused>, string]>([
    ['a recorded search', () => findHomes(id), 'InvalidInputProblem'],
    ['a search at once', () => searchNow({ requestId: id }), 'InvalidInputProblem'],
    ['a search for brothers and sisters', () => together(id), 'NoSiblingGroupProblem'],
  ])('refuses %s: nobody of 18 is placed, and no list of homes is made', async (_, search, __typename) => {
    const refused = await search();
    expect(refused).toMatchObject({ __typename, message: inWords });
    expect(refused.message).toContain(
      'would be 18 on the day of moving in, and a placement of this kind is for 17 at most',
    );
    expect(await query('select 1 from matching.run where request_id = $1', [id])).toEqual([]);
  });

  it('is passed over at night, and every other request is searched for', async () => {
    const { asked: runs } = await api.app.get(RunEveryOpenRequest, { strict: false }).run();
    expect(runs).toBeGreaterThan(3);
    expect(await query('select 1 from matching.run where request_id = $1', [id])).toEqual([]);
    const [others] = await query<{ open: number }>(
      `select count(*)::int as open from register.placement_request where closed_on is null`,
    );
    expect(runs).toBe(Number(others?.open) - 1);
  });
});

describe('a home of which too little is recorded', () => {
  interface Home {
    readonly standing: string;
    readonly milesFromHome: number | null;
    readonly findings: readonly {
      readonly effect: string;
      readonly sentence: string;
      readonly remedy: string | null;
      readonly rule: { readonly id: string };
    }[];
  }
  interface Answered {
    readonly counts: Readonly<Record<'register' | 'eligible' | 'needsAuthority' | 'nearMisses' | 'excluded', number>>;
    readonly excludedByRule: readonly { readonly rule: { readonly id: string }; readonly households: number }[];
    readonly ladder: {
      readonly noStepBecause: string | null;
      readonly steps: readonly { readonly sentence: string }[];
    };
    readonly whyNot: Home | null;
  }
  let id = '';
  const idOf = async (reference: string): Promise<string> =>
    String((await query('select id from register.household where reference = $1', [reference]))[0]?.['id']);
  const judged = async (reference: string): Promise<Answered> => {
    const run = await findHomes(id);
    await api.app.get(ExecuteMatchRun, { strict: false }).execute(run.id ?? '');
    const read = await api.app.get(ReadMatchRun, { strict: false }).byId(run.id ?? '');
    expect(read).toMatchObject({ ok: true, value: { status: 'finished' } });
    const answer = await asked<Answered>(
      `query Why($id: ID!, $home: ID!) { answer: matchRun(id: $id) { ... on MatchRun {
         counts { register eligible needsAuthority nearMisses excluded }
         excludedByRule { rule { id } households }
         ladder { noStepBecause steps { sentence } }
         whyNot(householdId: $home) {
           standing milesFromHome findings { effect sentence remedy rule { id } }
         }
       } } }`,
      { id: run.id, home: await idOf(reference) },
    );
    const { register, eligible, needsAuthority, nearMisses, excluded } = answer.counts;
    expect(eligible + needsAuthority + nearMisses + excluded).toBe(register);
    return answer;
  };
  const findingsOf = ({ whyNot }: Answered, effect: string): readonly string[] =>
    (whyNot?.findings ?? []).filter((finding) => finding.effect === effect).map(({ rule }) => rule.id);

  beforeAll(async () => {
    id = (await open({ childCode: 'H-1' })).id ?? '';
    await query("update matching.run set status = 'failed', failure = 'for the test' where status = 'requested'");
  });

  it('without any approval takes nobody, and says so with the way out', async () => {
    await query('delete from register.approval where household_id = $1', [await idOf('H-2')]);
    const answer = await judged('H-2');
    expect(answer.whyNot?.standing).toBe('EXCLUDED');
    expect(findingsOf(answer, 'BLOCKS')).toEqual(['approved-foster-carer']);
    const [blocks] = answer.whyNot!.findings.filter(({ effect }) => effect === 'BLOCKS');
    expect(blocks).toMatchObject({ sentence: inWords, remedy: inWords });
    expect(answer.excludedByRule).toContainEqual({ rule: { id: 'approved-foster-carer' }, households: 1 });
  });

  it('with an approval without terms is limited by none: absent terms set no limit (R-02)', async () => {
    const answer = await judged('H-1');
    expect(answer.whyNot?.standing).toBe('ELIGIBLE');
    const said = answer
      .whyNot!.findings.filter(({ rule }) => rule.id.startsWith('approved-'))
      .map(({ sentence }) => sentence);
    expect(said.join(' ')).toContain('The approval sets no limit on age.');
  });

  it('without a place to live is a near miss that is one place short, never in the list', async () => {
    await query(`update register.household set places = 0 where reference = 'H-1'`);
    const answer = await judged('H-1');
    expect([answer.whyNot?.standing, findingsOf(answer, 'BLOCKS')]).toEqual(['NEAR_MISS', ['vacant-place']]);
    await query(`update register.household set places = 2 where reference = 'H-1'`);
  });

  it('whose postcode nobody can find is asked about, with no miles and in no area, and never called near', async () => {
    await query(`update register.household set postcode = 'ZN99ZZ' where reference = 'H-1'`);
    const answer = await judged('H-1');
    expect(answer.whyNot?.milesFromHome).toBeNull();
    expect(findingsOf(answer, 'CHECK')).toEqual(expect.arrayContaining(['near-home', 'in-area']));
    expect(findingsOf(answer, 'MET')).not.toContain('near-home');
    await query(`update register.household set postcode = 'ZN47AB' where reference = 'H-1'`);
  });

  it('in which nobody is recorded as living is asked about, adult by adult', async () => {
    await query('delete from register.household_member where household_id = $1', [await idOf('H-1')]);
    const answer = await judged('H-1');
    expect(findingsOf(answer, 'CHECK')).toEqual(
      expect.arrayContaining(['criminal-record-checks', 'specified-offence']),
    );
    for (const { effect, sentence, remedy } of answer.whyNot!.findings) {
      if (effect === 'CHECK') expect([sentence, remedy]).toEqual([inWords, inWords]);
    }
  });

  it.each([
    ['without the number of places', 'PLACES'],
    ['without a carer', 'CARER_1'],
    ['without an address', 'POSTCODE'],
    ['with terms and no day of approval', 'APPROVED_FROM'],
  ])('is not loaded from a file %s: the row is set aside with its sentence', async (_, column) => {
    const cells: Record<string, string> = {
      ...{ HOUSEHOLD: 'H-9', NAME: 'Ivy House', SERVICE: 'Kestrel Care', SERVICE_TYPE: 'agency', POSTCODE: 'ZN4 7AA' },
      ...{ PLACES: '2', CARER_1: 'Io Ivy', APPROVED_FROM: '01/02/2021', TERMS_NUMBER: '2', [column]: '' },
    };
    const text = `${Object.keys(cells).join(',')}\n${Object.values(cells).join(',')}\n`;
    const form = new FormData();
    form.append('files', new Blob([text]), 'households.csv');
    const response = await fetch(`${api.url}/imports/households`, {
      ...{ method: 'POST', body: form, headers: { authorization: `Bearer ${manager}` } },
    });
    const { importId } = (await response.json()) as { importId: string };
    const report = await asked<{ problems: { edges: { node: { column: string; sentence: string; row: number } }[] } }>(
      `query How($id: ID!) { answer: importReport(id: $id) { ... on ImportReport {
         problems(first: 9) { edges { node { row column sentence } } } } } }`,
      { id: importId },
      manager,
    );
    const told = report.problems.edges.map(({ node }) => node);
    expect(told).toContainEqual({ row: expect.anything(), column, sentence: inWords });
    expect(await query(`select 1 from register.household where reference = 'H-9'`)).toEqual([]);
  });

  it('as all of them are: the empty list says which rules, and the ladder what would help or why nothing does', async () => {
    await query('delete from register.approval');
    const { counts, excludedByRule, ladder } = await judged('H-1');
    expect([counts.eligible, counts.needsAuthority]).toEqual([0, 0]);
    expect(excludedByRule[0]).toEqual({ rule: { id: 'approved-foster-carer' }, households: counts.register });
    expect(ladder.steps).toEqual([]);
    expect(ladder.noStepBecause).toEqual(inWords);
    expect(ladder.noStepBecause).toContain(`an approved foster carer (${counts.register} homes)`.slice(3));
  });

  it('and no home at all: the ladder says that the authority sees none, and what to load', async () => {
    const officer = tokenFor('placement-officer', theirs);
    await query(
      `insert into register.service_framework (service_id, authority_code, valid)
       select id, $1, '[2020-01-01,)' from register.fostering_service where name = 'Kestrel Care'`,
      [ours],
    );
    const { id: requestId } = await open({ childCode: 'T-1', homePostcode: null, siblingGroup: null }, officer);
    const run = await asked<Refused>(
      `mutation Find($id: ID!) { answer: requestMatchRun(requestId: $id) { ${problem} ... on MatchRun { id } } }`,
      { id: requestId },
      officer,
    );
    await api.app.get(ExecuteMatchRun, { strict: false }).execute(run.id ?? '');
    const { counts, ladder } = await asked<Pick<Answered, 'counts' | 'ladder'>>(
      `query Ladder($id: ID!) { answer: matchRun(id: $id) { ... on MatchRun {
         counts { register eligible } ladder { noStepBecause steps { sentence } } } } }`,
      { id: run.id },
      officer,
    );
    expect(counts).toEqual({ register: 0, eligible: 0 });
    expect(ladder).toEqual({ steps: [], noStepBecause: inWords });
    expect(ladder.noStepBecause).toContain('Your authority can see no home');
  });
});
