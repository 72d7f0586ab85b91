import { describe, expect, it } from '@jest/globals';
import { day } from '#kernel';
import { type FilesOfKind, type ListedImport } from './import.operations.js';
import { presentLoadFiles, yearInWords } from './load-files.presenter.js';
import { loadSteps } from './load-steps.js';

const report = (kind: string, more: Partial<ListedImport> = {}): ListedImport => ({
  id: `of-${kind.toLowerCase()}`,
  kind,
  status: 'APPLIED',
  startedAt: '2026-11-23T09:02:00Z',
  finishedAt: '2026-11-23T09:03:07Z',
  requestedBy: 'Callum Reid',
  fileNames: [`${kind.toLowerCase()}.csv`],
  rowsRead: 1207,
  rowsLoaded: 1204,
  rowsQuarantined: 3,
  ...more,
});
const loaded = (kind: string): FilesOfKind => ({ kind, latest: report(kind), applied: report(kind) });
const nothing = { kinds: [], returns: [] };
const stepNamed = (model: ReturnType<typeof presentLoadFiles>, kind: string) => {
  const step = model.steps.find((one) => one.kind === kind);
  if (!step) throw new Error(`No step ${kind}`);
  return step;
};

describe('the first visit', () => {
  const model = presentLoadFiles(nothing, null);

  it('says what comes first, and has only that step open', () => {
    expect(model.next).toMatchObject({ text: 'Next: load your areas and their neighbours', href: '#authorities' });
    expect(model.next.lead).toContain('Nothing is loaded yet.');
    expect(model.steps.filter(({ isOpen }) => isOpen).map(({ kind }) => kind)).toEqual(['authorities']);
    expect(model.progress).toBe(`0 of ${loadSteps.filter(({ isOptional }) => !isOptional).length} steps done`);
  });

  it('numbers the steps in the order in which they depend on one another', () => {
    const kinds = model.steps.map(({ kind }) => kind);
    expect(kinds.indexOf('postcodes')).toBeLessThan(kinds.indexOf('ssda903'));
    expect(kinds.indexOf('households')).toBeLessThan(kinds.indexOf('requests'));
    expect(model.steps.map(({ number }) => number)).toEqual(kinds.map((_kind, position) => position + 1));
  });
});

describe('later', () => {
  it('leads to the first step that is not loaded, also when a later one is', () => {
    const model = presentLoadFiles(
      { kinds: [loaded('AUTHORITIES'), loaded('BOUNDARIES'), loaded('HOUSEHOLDS')], returns: [] },
      null,
    );
    expect(model.next).toEqual({ lead: '', text: 'Next: load your postcodes', href: '#postcodes' });
    expect(stepNamed(model, 'households')).toMatchObject({ isOpen: false, tag: { text: 'Loaded' } });
    expect(stepNamed(model, 'requests').tag.text).toBe('Not loaded');
  });

  it('says what is loaded, from which files and when', () => {
    const files = { ...loaded('POSTCODES'), applied: report('POSTCODES', { fileNames: ['a.csv', 'b.csv', 'c.csv'] }) };
    expect(stepNamed(presentLoadFiles({ kinds: [files], returns: [] }, null), 'postcodes')).toMatchObject({
      state: ['Loaded on 23 November 2026 at 9:03am: 1,204 rows from a.csv and 2 other files.'],
      links: [{ text: 'Report of this load', href: '/imports/of-postcodes' }],
    });
  });

  it('keeps what stands apart from a later try that was refused', () => {
    const latest = report('PROVIDERS', { id: 'refused', status: 'REFUSED', startedAt: '2026-11-24T16:00:00Z' });
    const model = presentLoadFiles(
      { kinds: [{ kind: 'PROVIDERS', latest, applied: report('PROVIDERS') }], returns: [] },
      null,
    );
    expect(stepNamed(model, 'providers')).toMatchObject({
      tag: { text: 'Loaded' },
      state: [
        'Loaded on 23 November 2026 at 9:03am: 1,204 rows from providers.csv.',
        'The latest try, on 24 November 2026 at 4:00pm, was not loaded.',
      ],
      links: [
        { text: 'See what is wrong with it', href: '/imports/refused' },
        { text: 'Report of this load', href: '/imports/of-providers' },
      ],
    });
  });

  it('is not done with a step whose only try was refused', () => {
    const latest = report('AUTHORITIES', { status: 'REFUSED' });
    const model = presentLoadFiles({ kinds: [{ kind: 'AUTHORITIES', latest, applied: null }], returns: [] }, null);
    expect(model.next.href).toBe('#authorities');
    expect(stepNamed(model, 'authorities').state[0]).toBe('Not loaded yet.');
  });

  it('lists the years of the returns', () => {
    const returns = [{ yearEndOn: day('2022-03-31'), importId: 'i-9', loadedAt: '2026-11-23T09:02:00Z' }];
    const step = stepNamed(presentLoadFiles({ kinds: [loaded('SSDA903')], returns }, null), 'ssda903');
    expect(step.years).toEqual([{ year: '2021/22', loaded: '23 November 2026 at 9:02am', href: '/imports/i-9' }]);
    expect(step.summary).toBe('Load another year, or a year again');
  });

  it('leads on when every step is done, whether or not carers and availability came by themselves', () => {
    const needed = loadSteps.filter(({ isOptional }) => !isOptional);
    const model = presentLoadFiles({ kinds: needed.map(({ kind }) => loaded(kind.toUpperCase())), returns: [] }, null);
    expect(model.next).toMatchObject({ lead: 'Everything is loaded.', href: '/validation' });
    expect(model.steps.some(({ isOpen }) => isOpen)).toBe(false);
    expect(stepNamed(model, 'availability').tag.text).toBe('Not needed at first');
  });
});

describe('files that were not taken', () => {
  it('are told of at their step, which stands open', () => {
    const model = presentLoadFiles(nothing, { kind: 'requests', sentence: 'Send the files as a form.' });
    expect(model.errors).toEqual([{ text: 'Send the files as a form.', href: '#files-requests' }]);
    expect(stepNamed(model, 'requests')).toMatchObject({ error: 'Send the files as a form.', isOpen: true });
    expect(stepNamed(model, 'providers').error).toBeNull();
  });
});

it.each([
  ['2021-03-31', '2020/21'],
  ['2000-03-31', '1999/00'],
  ['2010-03-31', '2009/10'],
])('a year that ends on %s is %s', (end, words) => {
  expect(yearInWords(day(end))).toBe(words);
});
