import { type LocalDate } from '#kernel';
import { counted, figure, instantInWords } from '../words/words.js';
import { type FilesOfKind, type ListedImport, type LoadedFiles, type LoadedReturn } from './import.operations.js';
import { type LoadStep, loadSteps, stepOf } from './load-steps.js';

interface Link {
  readonly text: string;
  readonly href: string;
}

interface StepModel extends LoadStep {
  readonly number: number;
  readonly tag: { readonly text: string; readonly classes: string };
  /** What is loaded, and when. */
  readonly state: readonly string[];
  readonly years: readonly { readonly year: string; readonly loaded: string; readonly href: string }[];
  readonly links: readonly Link[];
  readonly templates: readonly Link[];
  readonly error: string | null;
  /** Its form stands open: it is next, or was just sent in vain. */
  readonly isOpen: boolean;
  readonly summary: string;
  readonly button: string;
}

export interface LoadFilesModel {
  readonly title: string;
  readonly next: Link & { readonly lead: string };
  readonly progress: string;
  readonly steps: readonly StepModel[];
  readonly errors: readonly { readonly text: string; readonly href: string }[];
}

/** @returns the year of a return as people say it: `2020/21`. */
export function yearInWords(yearEndOn: LocalDate): string {
  const end = Number(yearEndOn.slice(0, 4));
  return `${end - 1}/${String(end).slice(2)}`;
}

/**
 * The steps of a first afternoon.
 *
 * @param problem why files were not taken at all, and of which step.
 */
export function presentLoadFiles(
  { kinds, returns }: LoadedFiles,
  problem: { readonly kind: string; readonly sentence: string } | null,
): LoadFilesModel {
  const byKind = new Map(kinds.map((files) => [files.kind.toLowerCase(), files]));
  const needed = loadSteps.filter(({ isOptional }) => !isOptional);
  const nextStep = needed.find(({ kind }) => !byKind.get(kind)?.applied) ?? null;
  const loaded = needed.filter(({ kind }) => byKind.get(kind)?.applied).length;
  const failed = problem && stepOf(problem.kind);
  return {
    title: 'Load your files',
    next: nextInWords(nextStep, loaded),
    progress: `${figure(loaded)} of ${figure(needed.length)} steps done`,
    steps: loadSteps.map((step, position) =>
      presentStep(step, position + 1, {
        files: byKind.get(step.kind) ?? null,
        returns: step.kind === 'ssda903' ? returns : [],
        isNext: step === nextStep,
        error: step === failed ? (problem?.sentence ?? null) : null,
      }),
    ),
    errors: problem ? [{ text: problem.sentence, href: failed ? `#files-${failed.kind}` : '#steps' }] : [],
  };
}

function nextInWords(step: LoadStep | null, loaded: number): LoadFilesModel['next'] {
  if (step === null) {
    return { lead: 'Everything is loaded.', text: 'Next: check your latest return', href: '/validation' };
  }
  const lead = loaded === 0 ? 'Nothing is loaded yet. Take the steps in order; you can stop after any of them.' : '';
  return { lead, text: `Next: load ${step.object}`, href: `#${step.kind}` };
}

interface StepFacts {
  readonly files: FilesOfKind | null;
  readonly returns: readonly LoadedReturn[];
  readonly isNext: boolean;
  readonly error: string | null;
}

function presentStep(step: LoadStep, number: number, { files, returns, isNext, error }: StepFacts): StepModel {
  const applied = files?.applied ?? null;
  return {
    ...step,
    number,
    tag: applied
      ? { text: 'Loaded', classes: 'govuk-tag--green' }
      : isNext
        ? { text: 'Next', classes: 'govuk-tag--blue' }
        : { text: step.isOptional ? 'Not needed at first' : 'Not loaded', classes: 'govuk-tag--grey' },
    state: stateInWords(files),
    years: returns.map(({ yearEndOn, loadedAt, importId }) => ({
      year: yearInWords(yearEndOn),
      loaded: instantInWords(loadedAt),
      href: `/imports/${importId}`,
    })),
    links: reportLinks(files),
    templates: step.hasTemplate
      ? [
          { text: 'Template as Excel, with the allowed words', href: `/templates/${step.kind}.xlsx` },
          { text: 'Template as CSV', href: `/templates/${step.kind}.csv` },
        ]
      : [],
    error,
    isOpen: isNext || error !== null,
    summary: applied ? (step.kind === 'ssda903' ? 'Load another year, or a year again' : 'Load again') : 'Load now',
    button: step.isPreviewed ? 'Show what would change' : `Load ${step.object.replace(/^your /, '')}`,
  };
}

function stateInWords(files: FilesOfKind | null): readonly string[] {
  if (files === null) return ['Not loaded yet.'];
  const { latest, applied } = files;
  const sentences = [applied ? loadedInWords(applied) : 'Not loaded yet.'];
  if (latest.id !== applied?.id) sentences.push(laterTryInWords(latest));
  return sentences;
}

const loadedInWords = ({ finishedAt, startedAt, rowsLoaded, fileNames }: ListedImport): string => {
  const [first, ...others] = fileNames;
  const from = first === undefined ? '' : ` from ${first}`;
  const more = others.length === 0 ? '' : ` and ${counted(others.length, 'other file')}`;
  return `Loaded on ${instantInWords(finishedAt ?? startedAt)}: ${counted(rowsLoaded, 'row')}${from}${more}.`;
};

function laterTryInWords({ status, startedAt }: ListedImport): string {
  const when = instantInWords(startedAt);
  switch (status) {
    case 'RUNNING':
      return `A load started on ${when} and is still running.`;
    case 'REFUSED':
      return `The latest try, on ${when}, was not loaded.`;
    case 'INTERRUPTED':
      return `The latest try, on ${when}, broke off and changed nothing.`;
    case 'UNDONE':
      return `What was loaded on ${when} was undone.`;
    case 'PREVIEWED':
    case 'APPLIED':
      return `Looked at again on ${when}.`;
  }
}

function reportLinks(files: FilesOfKind | null): readonly Link[] {
  if (files === null) return [];
  const { latest, applied } = files;
  const links: Link[] = [];
  if (latest.id !== applied?.id) {
    const text = latest.status === 'RUNNING' ? 'See how far it is' : 'See what is wrong with it';
    links.push({ text, href: `/imports/${latest.id}` });
  }
  if (applied) links.push({ text: 'Report of this load', href: `/imports/${applied.id}` });
  return links;
}
