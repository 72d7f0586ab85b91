import { addDays, type LocalDate, parseLocalDate } from '#kernel';
import {
  type ActualPlacement,
  faultsOf,
  faultsOfRecord,
  isOutwardCode,
  isPlainText,
  type LocationToAvoid,
  nothingRecorded,
  placementTypes,
  placingAtDistanceReasons,
  type RecordedParts,
  type RegularPlace,
  type RequestCircumstances,
  unlikelyCosts,
  visitPeriods,
} from '#register/core';
import { importError, type ImportProblem, importWarning, quoted } from '../import-problem.js';
import { isNode, isReference, type LdDocument, type LdNode, type LdValue, ownNamespace } from './json-ld.js';
import { type BeyondTheStandard, ownProperty } from './own-terms.js';
import { type StandardField, type StandardSection, standardSections } from './standard-fields.js';
import { type ConceptList, conceptId, standardNamespace } from './standard-words.js';
import { poundsOf } from './write-placement.js';

/** One Placement of a file, checked by itself: its parts are whole, as the standard has them. */
export interface StatedPlacement {
  readonly file: string;
  /** Counted from 1 among the placements of the file. */
  readonly row: number;
  readonly childCode: string;
  /** The authority's own id of the record: as stated, else the end of the record's name, else child and day of referral. */
  readonly placementId: string;
  readonly parts: RecordedParts & { readonly qualityAssurance: { readonly referralOn: LocalDate | null } };
  /** Only in files that Nearhome wrote. */
  readonly beyond: BeyondTheStandard | null;
}

export interface ReadPlacements {
  /** Every placement the file names, whether it can be read or not, as the file has it. */
  readonly sources: readonly unknown[];
  readonly placements: readonly StatedPlacement[];
  readonly problems: readonly ImportProblem[];
}

/** @returns every placement of a document that is whole, and everything that is wrong with the others. */
export function readPlacements(file: string, document: LdDocument): ReadPlacements {
  const placements = document.nodes.filter(isPlacement);
  const problems: ImportProblem[] = document.unknownContexts.map((context) =>
    importError(
      'standard-context-not-known',
      { file, column: '@context', value: context },
      `The context ${quoted(context)} is not one that Nearhome knows, and nothing is fetched. Name the standard's own, ` +
        'context.jsonld, or write the context into the file.',
    ),
  );
  if (placements.length === 0) {
    const sentence = 'The file holds no record of the placements standard. Each one is a node of the type Placement.';
    problems.push(importError('standard-no-placements', { file }, sentence));
  }
  const byId = new Map(document.nodes.flatMap((node) => (node.id === null ? [] : [[node.id, node] as const])));
  const stated: StatedPlacement[] = [];
  for (const [position, node] of placements.entries()) {
    const reading = new PlacementReading(file, position + 1, document, byId);
    const placement = reading.read(node);
    problems.push(...reading.problems);
    if (placement !== null && !reading.hasErrors) stated.push(placement);
  }
  return { sources: placements.map(({ source }) => source), placements: stated, problems };
}

const isPlacement = ({ types, properties }: LdNode): boolean =>
  types.includes(`${standardNamespace}Placement`) ||
  (types.length === 0 && [...properties.keys()].some((name) => name === `${standardNamespace}childId`));

const shown = (value: LdValue): string => {
  if (typeof value !== 'object') return String(value);
  return isReference(value) ? value.reference : 'something with parts of its own';
};

const longestId = 100;

/** One placement while it is read: where it stands, and what is found wrong with it. */
class PlacementReading {
  readonly problems: ImportProblem[] = [];

  constructor(
    private readonly file: string,
    private readonly row: number,
    private readonly document: LdDocument,
    private readonly byId: ReadonlyMap<string, LdNode>,
  ) {}

  get hasErrors(): boolean {
    return this.problems.some(({ severity }) => severity === 'error');
  }

  read(node: LdNode): StatedPlacement | null {
    const childCode = this.childCode(node);
    const parts: Record<string, object | null> = {};
    let availability: LdNode | null = null;
    for (const section of standardSections) {
      const found = this.sectionNode(node, section);
      if (section.part === 'availability') availability = found;
      parts[section.part] = found === null ? null : this.section(section, found);
    }
    const statedId = this.statedId(node) ?? (availability === null ? null : this.statedId(availability));
    const beyond = this.beyond(node);
    this.warnOfUnknown('', node, ['childId', 'placementId', ...standardSections.map(({ name }) => name)]);
    if (childCode === null || this.hasErrors) return null;

    const { referralOn } = (parts['qualityAssurance'] ?? {}) as { readonly referralOn?: LocalDate };
    const placementId = statedId ?? endOf(node.id) ?? `${childCode}-${referralOn ?? ''}`;
    if (placementId.length > longestId || !isPlainText(placementId)) {
      const sentence = `The record is named by placementId, or by the end of its @id: up to ${longestId} characters.`;
      this.wrong('placementId', placementId, sentence);
      return null;
    }
    const whole = this.wholeParts(parts, placementId, beyond);
    this.judge(whole, beyond);
    return {
      file: this.file,
      row: this.row,
      childCode,
      placementId,
      parts: whole,
      beyond,
    };
  }

  private wholeParts(
    parts: Readonly<Record<string, object | null>>,
    placementId: string,
    beyond: BeyondTheStandard | null,
  ): StatedPlacement['parts'] {
    const { details, qualityAssurance } = nothingRecorded;
    const actualPlacement = parts['actualPlacement'] as ActualPlacement | null;
    return {
      availability: { ...details.availability, ...parts['availability'], placementId },
      requirements: { ...details.requirements, ...parts['requirements'] },
      recommendation: { ...details.recommendation, ...parts['recommendation'] },
      risks: { ...details.risks, ...parts['risks'] },
      qualityAssurance: { ...qualityAssurance, ...parts['qualityAssurance'] },
      ...(actualPlacement === null ? {} : { actualPlacement }),
      ...(beyond === null ? {} : { circumstances: beyond.circumstances }),
    };
  }

  /** What the register would not keep, and costs that are likely a slip. */
  private judge(parts: RecordedParts, beyond: BeyondTheStandard | null): void {
    for (const { field } of faultsOfRecord(parts)) {
      this.wrong(field, undefined, 'This is not something that the register can keep. Correct it.');
    }
    for (const { field, pence } of parts.actualPlacement ? unlikelyCosts(parts.actualPlacement) : []) {
      const name = fieldNamed('actualPlacement', field);
      const sentence = `A cost of £${poundsOf(pence)} a week is outside £100 to £100,000. It is kept: check that it is right.`;
      this.warn('standard-cost-unlikely', `actualPlacement.${name}`, poundsOf(pence), sentence);
    }
    const dates = beyond === null ? null : { ...beyond, neededBy: beyond.homeNeededBy, bornOn: null, needs: [] };
    for (const { field } of dates === null ? [] : faultsOf(dates)) {
      const sentence = 'This does not fit the day the request was opened or the day the placement starts. Correct it.';
      this.wrong(`${ownProperty}.${field}`, undefined, sentence);
    }
  }

  private childCode(node: LdNode): string | null {
    const [value] = this.values(node, 'childId', 'childId', true);
    if (value === undefined) return null;
    const code = String(value).trim();
    if (typeof value !== 'object' && typeof value !== 'boolean' && /^\S{1,10}$/.test(code) && isPlainText(code))
      return code;
    this.wrong('childId', value, `${quoted(shown(value))} is not a child's code: 1 to 10 characters without spaces.`);
    return null;
  }

  private statedId(node: LdNode): string | null {
    const [value] = this.values(node, 'placementId', 'placementId', false);
    return value === undefined ? null : this.text('placementId', value);
  }

  /** @returns the one node of a section, looked up where it is named only. */
  private sectionNode(placement: LdNode, { name, type, fields, isRequired }: StandardSection): LdNode | null {
    const values = placement.properties.get(`${standardNamespace}${name}`) ?? [];
    const [value] = values;
    if (value === undefined) {
      const holds = fields.filter((field) => field.isRequired).map((field) => field.name);
      if (isRequired) {
        const sentence = `The standard requires ${name}, and it is missing. It holds ${holds.join(', ')}.`;
        this.problems.push(importError('standard-field-missing', this.at(name), sentence));
      }
      return null;
    }
    if (values.length > 1) this.wrong(name, undefined, `There are ${values.length} of ${name}; the standard has one.`);
    const node = this.resolved(value);
    if (node === null) {
      this.wrong(
        name,
        value,
        `${quoted(shown(value))} is not a part with fields, and none of that name is in the file.`,
      );
      return null;
    }
    if (node.types.length > 0 && !node.types.includes(`${standardNamespace}${type}`)) {
      this.wrong(name, undefined, `${name} must be of the type ${type}, and the file says ${node.types.join(', ')}.`);
    }
    this.warnOfUnknown(`${name}.`, node, ['placementId', ...fields.map((field) => field.name)]);
    return node;
  }

  private resolved(value: LdValue): LdNode | null {
    if (typeof value === 'object' && isNode(value)) {
      const held = value.id === null ? undefined : this.byId.get(value.id);
      return value.properties.size === 0 && held ? held : value;
    }
    const name = typeof value === 'object' ? value.reference : this.document.fullWord(String(value));
    return this.byId.get(name) ?? null;
  }

  private section(section: StandardSection, node: LdNode): object {
    const facts: Record<string, unknown> = {};
    for (const field of section.fields) {
      const read = this.field(`${section.name}.${field.name}`, field, node);
      if (read !== undefined) facts[field.field] = read;
      else if (section.part === 'actualPlacement') facts[field.field] = null;
    }
    for (const { name, field, wordsForOther } of section.fields) {
      const chosen = facts[field];
      const isOther = chosen === 'other' || (Array.isArray(chosen) && chosen.includes('other'));
      if (wordsForOther === undefined || !isOther) continue;
      const words = facts[section.fields.find((one) => one.name === wordsForOther)?.field ?? ''];
      if (Array.isArray(words) && words.length > 0) continue;
      const sentence = `${name} is "Other", and the standard then requires ${wordsForOther}: say in words what it is.`;
      this.problems.push(importError('standard-field-missing', this.at(`${section.name}.${wordsForOther}`), sentence));
    }
    return facts;
  }

  private field(path: string, { name, form, isRequired }: StandardField, node: LdNode): unknown {
    const isMany = form.kind === 'concepts' || form.kind === 'texts';
    const words = form.kind === 'concept' || form.kind === 'concepts' ? wordsOf(form.list) : null;
    const values = this.values(node, name, path, isRequired, isMany, words);
    if (values.length === 0) return undefined;
    const read = values.map((value) => {
      switch (form.kind) {
        case 'concept':
        case 'concepts':
          return this.concept(path, form.list, value);
        case 'boolean':
          return this.boolean(path, value, form.inverted === true);
        case 'count':
          return this.count(path, value);
        case 'text':
        case 'texts':
          return this.text(path, value);
        case 'date':
          return this.date(path, value);
        case 'cost':
          return this.cost(path, value);
        case 'outward-code':
          return this.outwardCode(path, value);
      }
    });
    return isMany ? [...new Set(read.filter((one) => one !== null))] : (read[0] ?? undefined);
  }

  /** @returns the values of a field; of a field that may have one and has more, none. */
  private values(
    node: LdNode,
    name: string,
    path: string,
    isRequired: boolean,
    isMany = false,
    words: string | null = null,
  ): readonly LdValue[] {
    const values = (node.properties.get(`${standardNamespace}${name}`) ?? []).filter((value) => value !== '');
    if (values.length === 0 && isRequired) {
      const use = words === null ? '' : ` Use one of ${words}.`;
      const sentence = `The standard requires ${name}, and it is missing.${use}`;
      this.problems.push(importError('standard-field-missing', this.at(path), sentence));
    }
    if (values.length > 1 && !isMany) {
      this.wrong(path, values[1], `${name} has ${values.length} values; the standard has one.`);
      return [];
    }
    return values;
  }

  private concept(path: string, list: ConceptList, value: LdValue): string | null {
    const written =
      typeof value === 'object' ? (isReference(value) ? value.reference : (value.id ?? '')) : String(value);
    const id = conceptId(list, this.document.fullWord(written)) ?? conceptId(list, written);
    if (id !== null) return id;
    this.wrong(path, written, `${quoted(written)} is not one of the standard's words. Use one of ${wordsOf(list)}.`);
    return null;
  }

  private boolean(path: string, value: LdValue, isInverted: boolean): boolean | null {
    const said = typeof value === 'string' ? { true: true, false: false }[value.trim().toLowerCase()] : value;
    if (typeof said === 'boolean') return isInverted ? !said : said;
    this.wrong(path, value, `${quoted(shown(value))} is neither true nor false.`);
    return null;
  }

  private count(path: string, value: LdValue): number | null {
    const number = typeof value === 'string' && /^\d+$/.test(value.trim()) ? Number(value) : value;
    if (typeof number === 'number' && Number.isInteger(number) && number >= 0 && number <= 50) return number;
    this.wrong(path, value, `${quoted(shown(value))} is not a whole number from 0 to 50.`);
    return null;
  }

  private text(path: string, value: LdValue): string | null {
    if (typeof value === 'string' && value.trim() !== '' && value.length <= 1_000 && isPlainText(value))
      return value.trim();
    if (typeof value === 'number') return String(value);
    this.wrong(path, value, `${quoted(shown(value))} is not text of 1 to 1,000 characters.`);
    return null;
  }

  private date(path: string, value: LdValue): LocalDate | null {
    const text = typeof value === 'string' ? value.trim().replace(/(Z|[+-]\d\d:\d\d)$/, '') : '';
    const date = parseLocalDate(text);
    if (date.ok) return date.value;
    this.wrong(path, value, `${quoted(shown(value))} is not a date. Write it as yyyy-mm-dd, like 2025-03-31.`);
    return null;
  }

  private cost(path: string, value: LdValue): number | null {
    const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : '';
    const parts = /^\+?(\d{1,7})(?:\.(\d{0,2})0*)?$/.exec(text);
    if (parts !== null) return Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0'));
    this.wrong(
      path,
      value,
      `${quoted(shown(value))} is not a cost: pounds a week of 0 or more, to the penny, like 2500.00.`,
    );
    return null;
  }

  private outwardCode(path: string, value: LdValue): string | null {
    const code = typeof value === 'string' ? value.trim().toUpperCase() : '';
    if (isOutwardCode(code)) return code;
    this.wrong(path, value, `${quoted(shown(value))} is not the first half of a postcode, like TA3 or BS10.`);
    return null;
  }

  private beyond(placement: LdNode): BeyondTheStandard | null {
    const [value] = placement.properties.get(`${ownNamespace}${ownProperty}`) ?? [];
    const node = value === undefined ? null : this.resolved(value);
    if (node === null) return null;
    const single = (name: string): LdValue | null => node.properties.get(`${ownNamespace}${name}`)?.[0] ?? null;
    const at = (name: string): string => `${ownProperty}.${name}`;
    const date = (name: string): LocalDate | null => {
      const said = single(name);
      return said === null ? null : this.date(at(name), said);
    };
    const requiredDate = (name: string): LocalDate => date(name) ?? this.missing(at(name), '' as LocalDate);
    const word = <Id extends string>(name: string, ids: Readonly<Record<Id, unknown>>): Id | null => {
      const said = single(name);
      if (said === null) return null;
      if (typeof said === 'string' && Object.hasOwn(ids, said)) return said as Id;
      this.wrong(at(name), said, `${quoted(shown(said))} is not one of ${Object.keys(ids).join(', ')}.`);
      return null;
    };
    const text = (name: string): string | null => {
      const said = single(name);
      return said === null ? null : this.text(at(name), said);
    };
    const yesOrNo = (name: string): boolean | null => {
      const said = single(name);
      return said === null ? null : this.boolean(at(name), said, false);
    };
    const lastDay = date('expectedUntilLastDay');
    const circumstances: RequestCircumstances = {
      latestStartOn: date('latestStartOn'),
      familyPostcodeSector: text('familyPostcodeSector'),
      closeToFamilyRecommended: yesOrNo('closeToFamilyRecommended'),
      regularPlaces: this.listed(node, 'regularPlaces').map((place): RegularPlace => {
        const { times, period } = place;
        const isPeriod = typeof period === 'string' && Object.hasOwn(visitPeriods, period);
        return {
          place: stringOf(place['place']) ?? '',
          postcodeSector: stringOf(place['postcodeSector']),
          times: typeof times === 'number' ? times : 0,
          period: isPeriod ? (period as RegularPlace['period']) : this.missing(at('regularPlaces.period'), 'week'),
        };
      }),
      locationsToAvoid: this.listed(node, 'locationsToAvoid').map((place): LocationToAvoid => ({
        place: stringOf(place['place']) ?? '',
        postcodeSector: stringOf(place['postcodeSector']),
        reason: stringOf(place['reason']),
      })),
      adultSupportRatio: text('adultSupportRatio'),
      siblingsAreSplit: yesOrNo('siblingsAreSplit'),
      siblingSplitReason: text('siblingSplitReason'),
      placingAtDistanceReason: word('placingAtDistanceReason', placingAtDistanceReasons),
    };
    return {
      openedOn: requiredDate('openedOn'),
      closedOn: date('closedOn'),
      urgency: word('urgency', { planned: 0, emergency: 0 }) ?? this.missing(at('urgency'), 'planned'),
      homeNeededBy: requiredDate('homeNeededBy'),
      startsOn: requiredDate('startsOn'),
      expectedUntil: lastDay === null ? null : addDays(lastDay, 1),
      placementType: word('kindOfPlacement', placementTypes) ?? this.missing(at('kindOfPlacement'), 'short-term'),
      schoolMustContinue: yesOrNo('schoolMustContinue') ?? false,
      circumstances,
    };
  }

  private listed(node: LdNode, name: string): readonly Readonly<Record<string, LdValue>>[] {
    const values = node.properties.get(`${ownNamespace}${name}`) ?? [];
    return values.flatMap((value) => {
      const one = this.resolved(value);
      if (one === null) return [];
      const facts = [...one.properties].flatMap(([full, [first]]) =>
        first === undefined ? [] : [[full.slice(ownNamespace.length), first] as const],
      );
      return [Object.fromEntries(facts)];
    });
  }

  private warnOfUnknown(prefix: string, node: LdNode, known: readonly string[]): void {
    for (const full of node.properties.keys()) {
      const isOurs = full.startsWith(ownNamespace);
      const name = full.startsWith(standardNamespace) ? full.slice(standardNamespace.length) : full;
      if (isOurs || known.includes(name)) continue;
      const sentence = `${quoted(name)} is not a field of the standard at this place, and is left out.`;
      this.warn('standard-field-not-known', `${prefix}${name}`, name, sentence);
    }
  }

  private at(path: string): { file: string; row: number; column: string } {
    return { file: this.file, row: this.row, column: path };
  }

  private missing<T>(path: string, instead: T): T {
    this.problems.push(importError('standard-field-missing', this.at(path), 'This is missing. Fill it in.'));
    return instead;
  }

  private wrong(path: string, value: LdValue | undefined, sentence: string): void {
    const place = value === undefined ? this.at(path) : { ...this.at(path), value: shown(value) };
    this.problems.push(importError('standard-value-not-allowed', place, sentence));
  }

  private warn(code: string, path: string, value: string, sentence: string): void {
    this.problems.push(importWarning(code, { ...this.at(path), value }, sentence));
  }
}

const stringOf = (value: LdValue | undefined): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : null;

const wordsOf = ({ concepts }: ConceptList): string => concepts.map(({ label }) => label).join(', ');

const fieldNamed = (part: StandardSection['part'], field: string): string =>
  standardSections.find((section) => section.part === part)?.fields.find((one) => one.field === field)?.name ?? field;

/** @returns the last part of a name, as `ABCD2012-001`; null where there is none. */
function endOf(id: string | null): string | null {
  if (id === null || id.startsWith('_:')) return null;
  const end = id.split(/[#/:]/).at(-1) ?? '';
  return end === '' ? null : decodedName(end);
}

function decodedName(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
