import { Injectable } from '@nestjs/common';
import { isAuthorityCode } from '#geography/core';
import { addDays, type LocalDate } from '#kernel';
import {
  type HeldPlacementRecord,
  LoadPlacementRecords,
  type StatedPlacementRecord,
  type StatedRequestFacts,
} from '#register';
import { importError, type ImportOutcome, type ImportProblem, importWarning, quoted } from '../core/index.js';
import { readLdDocument, readPlacements, type StatedPlacement } from '../core/standard/index.js';
import { FileReader } from './file-reader.js';
import { type AuthorityImportRequest, type ImportFile } from './import-request.js';
import { type ImportRun } from './import-run.js';
import { ImportRunner } from './import-runner.service.js';
import { UnreadableFile } from './unreadable-file.js';

/** Loads requests and their placements in the open placements standard (JSON-LD). Nothing is fetched to read them. */
@Injectable()
export class ImportStandard {
  constructor(
    private readonly runner: ImportRunner,
    private readonly reader: FileReader,
    private readonly records: LoadPlacementRecords,
  ) {}

  /**
   * All or nothing: a record of the standard that is not valid refuses the import, and every fault of every file is told at
   * once. A record is known by the authority's own id of it (placementId), and is for the child it names: a known one is
   * brought up to date, another opens a request, or a closed one where a placement was made already. Repeating it changes
   * nothing.
   */
  import(request: AuthorityImportRequest): Promise<ImportOutcome> {
    return this.runner.run('standard', request, async (run) => {
      if (!isAuthorityCode(request.authorityCode)) {
        const sentence = `${quoted(request.authorityCode)} is not an authority's code. It has E and eight figures, like E10000020.`;
        run.report(importError('wrong-authority-code', {}, sentence));
      }
      const stated: StatedPlacement[] = [];
      await run.eachFile(async (file) => {
        stated.push(...(await this.read(run, file)));
      });
      run.reportAll(placementsTwice(stated));
      const references = stated.flatMap(({ placementId }) => [
        placementId,
        ...otherReferences(placementId, request.authorityCode),
      ]);
      const held = await this.records.held(
        request.authorityCode,
        references,
        stated.map(({ childCode }) => childCode),
      );
      const loads = stated.map((placement) => loadOf(placement, request.authorityCode, held));
      for (const { problems } of loads) run.reportAll(problems);
      run.reportAll(openTwice(loads));
      await run.waitForTurn();
      for (const { placement, load } of loads) {
        if (load !== null && !(await this.records.load(load))) run.report(openedMeanwhile(placement));
      }
      run.summary['requests'] = loads.map(({ reference }) => reference);
    });
  }

  /** @returns the placements of a file that are whole; every one of them is a row of the import. */
  private async read(run: ImportRun, file: ImportFile): Promise<readonly StatedPlacement[]> {
    const document = readLdDocument(await this.json(file));
    const { sources, placements, problems } = readPlacements(file.name, document);
    const headers = ['RECORD'];
    const table = run.begin(
      { file: file.name, sheet: null, headers, writtenHeaders: headers, rows: noRows },
      'placements',
    );
    for (const [position, source] of sources.entries()) {
      const text = JSON.stringify(source);
      table.read({ row: position + 1, cells: { RECORD: text }, values: [text], fault: null });
    }
    run.reportAll(problems);
    return placements;
  }

  private async json(file: ImportFile): Promise<unknown> {
    try {
      return await this.reader.readJson(file);
    } catch (error) {
      if (!(error instanceof UnreadableFile) || error.problem.code !== 'file-is-not-json') throw error;
      const sentence =
        'The file is not JSON-LD. Export the record as JSON-LD of the placements standard, then import that.';
      throw new UnreadableFile(importError('file-is-not-json', { file: file.name }, sentence));
    }
  }
}

/** The records are read already: they are rows to be counted, and kept if they are not loaded. */
const noRows: AsyncIterable<never> = {
  [Symbol.asyncIterator]: () => ({ next: () => Promise.resolve({ done: true, value: undefined }) }),
};

interface Load {
  readonly placement: StatedPlacement;
  /** By which the request is known here; the record's own where it cannot be loaded. */
  readonly reference: string;
  /** Null when the record cannot be loaded. */
  readonly load: StatedPlacementRecord | null;
  readonly problems: readonly ImportProblem[];
}

const at = ({ file, row }: StatedPlacement, column: string, value: string) => ({ file, row, column, value });

const placementsTwice = (stated: readonly StatedPlacement[]): readonly ImportProblem[] =>
  stated.flatMap((placement, position) => {
    const { placementId } = placement;
    if (stated.findIndex((other) => other.placementId === placementId) === position) return [];
    const sentence = `The record ${placementId} is in what is imported twice. Leave one out.`;
    return [importError('placement-twice', at(placement, 'placementId', placementId), sentence)];
  });

/** Ours are numbered here: a reference of that form from elsewhere, or one another authority has, gets another. */
const otherReferences = (placementId: string, authorityCode: string): readonly string[] => [
  `STD-${placementId}`,
  `${placementId} (${authorityCode})`,
];

function loadOf(placement: StatedPlacement, authorityCode: string, held: readonly HeldPlacementRecord[]): Load {
  const { placementId, childCode, parts } = placement;
  const own = held.filter((one) => one.authorityCode === authorityCode);
  const byId = own.filter((one) => one.placementId === placementId);
  const known = own.find((one) => one.reference === placementId) ?? byId[0];
  if (known !== undefined && known.childCode !== childCode) {
    const sentence = `The record ${placementId} was for another child before. Give this one another placementId.`;
    return refused(
      placement,
      importError('request-of-another-child', at(placement, 'placementId', placementId), sentence),
    );
  }
  if (byId.length > 1) {
    const sentence = `${byId.map(({ reference }) => reference).join(' and ')} both have this placementId. Correct one of them first.`;
    return refused(
      placement,
      importError('placement-id-not-clear', at(placement, 'placementId', placementId), sentence),
    );
  }
  const opening = openingOf(placement, authorityCode, held);
  if (known !== undefined) {
    const facts = placement.beyond === null ? null : factsOf(placement);
    const load = { requestId: known.id, opening, facts, parts };
    return { placement, reference: known.reference, load, problems: stillOpen(placement, known) };
  }
  const other = own.find((one) => one.isOpen && one.childCode === childCode);
  if (other !== undefined && opening.closedOn === null) {
    const sentence = `The child ${childCode} already has an open request, ${other.reference}. Close that one first, or leave this record out.`;
    return refused(placement, importError('child-has-open-request', at(placement, 'childId', childCode), sentence));
  }
  return {
    ...{ placement, reference: opening.reference },
    ...{ load: { requestId: null, opening, facts: null, parts }, problems: assumed(placement, opening) },
  };
}

const refused = (placement: StatedPlacement, problem: ImportProblem): Load => ({
  ...{ placement, reference: placement.placementId, load: null, problems: [problem] },
});

const daysUntilNeeded = { today: 0, 'within-five-days': 5, 'more-than-five-days': 6 } as const;

/** What a record says of the request itself; what the standard has no word for is as cautious as it can be. */
function factsOf({ parts, beyond }: StatedPlacement): StatedRequestFacts {
  if (beyond !== null) {
    const { urgency, homeNeededBy: neededBy, startsOn, expectedUntil, placementType, schoolMustContinue } = beyond;
    return { urgency, neededBy, startsOn, expectedUntil, placementType, schoolMustContinue };
  }
  const band = parts.availability?.neededWithin ?? 'today';
  const neededBy = addDays(openedOn(parts), daysUntilNeeded[band]);
  return {
    urgency: band === 'today' ? 'emergency' : 'planned',
    ...{ neededBy, startsOn: neededBy, expectedUntil: null },
    ...{ placementType: 'short-term', schoolMustContinue: false },
  };
}

function openedOn({ qualityAssurance }: StatedPlacement['parts']): LocalDate {
  if (qualityAssurance.referralOn === null) throw new Error('A record without a day of referral was taken as whole.');
  return qualityAssurance.referralOn;
}

function openingOf(
  placement: StatedPlacement,
  authorityCode: string,
  held: readonly HeldPlacementRecord[],
): StatedPlacementRecord['opening'] {
  const { placementId, childCode, parts, beyond } = placement;
  const [ofOurForm, ofAnother] = otherReferences(placementId, authorityCode) as [string, string];
  const isTaken = held.some(({ reference }) => reference === placementId);
  const opened = beyond?.openedOn ?? openedOn(parts);
  const placedOn = parts.actualPlacement ? (parts.qualityAssurance.placementOn ?? opened) : null;
  const closed = beyond === null ? placedOn : beyond.closedOn;
  return {
    reference: isTaken ? ofAnother : placementId.startsWith('NH-') ? ofOurForm : placementId,
    ...{ childCode, authorityCode, openedOn: opened },
    closedOn: closed !== null && closed < opened ? opened : closed,
    ...factsOf(placement),
  };
}

/** What the standard leaves open is told once for each record, so that a person can put it right. */
function assumed(placement: StatedPlacement, { neededBy }: StatedPlacementRecord['opening']): readonly ImportProblem[] {
  if (placement.beyond !== null || placement.parts.actualPlacement) return [];
  const sentence =
    `The standard does not say the kind of placement, the day it starts or the very day a home is needed by. The request is ` +
    `opened as short-term, needed by and starting on ${neededBy}: check that.`;
  return [importWarning('standard-request-assumed', at(placement, 'placementId', placement.placementId), sentence)];
}

function stillOpen(placement: StatedPlacement, known: HeldPlacementRecord): readonly ImportProblem[] {
  if (!known.isOpen || !placement.parts.actualPlacement) return [];
  const sentence = `The record tells of a placement, and the request ${known.reference} is open here. Close it once the child has moved in.`;
  return [importWarning('request-still-open', at(placement, 'actualPlacement', known.reference), sentence)];
}

/** A child has one open request, also within what is imported. */
const openTwice = (loads: readonly Load[]): readonly ImportProblem[] => {
  const opening = loads.filter(({ load }) => load?.requestId === null && load.opening.closedOn === null);
  return opening.flatMap(({ placement }, position) => {
    const first = opening.findIndex((other) => other.placement.childCode === placement.childCode);
    if (first === position) return [];
    const sentence = `The child ${placement.childCode} has two open requests here. A child has one: leave one out.`;
    return [importError('child-has-two-requests', at(placement, 'childId', placement.childCode), sentence)];
  });
};

const openedMeanwhile = (placement: StatedPlacement): ImportProblem =>
  importError(
    'child-has-open-request',
    at(placement, 'childId', placement.childCode),
    'While the file was being read, another request was opened for this child. Leave the record out.',
  );
