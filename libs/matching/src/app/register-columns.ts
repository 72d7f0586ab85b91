import { Injectable } from '@nestjs/common';
import { type LocalDate } from '#kernel';
import { type Columns, columnsOf } from '../core/columns/columns.js';
import { type HouseholdFacts } from '../core/facts.js';
import { MatchFactsReader } from './match-facts.reader.js';
import { SearchFactsReader } from './search-facts.reader.js';

/** The homes of the register as columns, as of one revision of the facts. */
export interface ColumnsAtARevision {
  readonly columns: Columns;
  readonly revision: number;
}

/** Start days whose columns are kept: most searches of a day are for the same few. */
const daysKept = 6;

/** Of more changed homes than this the whole register is read again: as quick, and nothing to get wrong. */
const mostHomesReadAgain = 500;

/**
 * Keeps the columns of this process as new as the facts. Whoever asks names the revision that was read; columns of an older
 * one are only used once every change since then is known not to be of a home, and are made anew from homes read again
 * otherwise.
 */
@Injectable()
export class RegisterColumns {
  /** By the first day of the stay, the one asked for last at the end. */
  private readonly kept = new Map<LocalDate, Promise<ColumnsAtARevision>>();

  constructor(
    private readonly reader: MatchFactsReader,
    private readonly changes: SearchFactsReader,
  ) {}

  /** @returns columns that know every change up to `revision`; of a later revision when somebody changed a home meanwhile. */
  async asOf(revision: number, startsOn: LocalDate): Promise<ColumnsAtARevision> {
    const before = this.kept.get(startsOn);
    this.kept.delete(startsOn);
    // One after the other, so that many who ask at once wait for one reading.
    const now = (before ?? Promise.resolve(null))
      .catch(() => null)
      .then((known) => (known === null ? this.read(startsOn) : this.brought(known, revision, startsOn)));
    this.kept.set(startsOn, now);
    for (const [day] of this.kept) if (this.kept.size > daysKept) this.kept.delete(day);
    return now;
  }

  private async read(startsOn: LocalDate): Promise<ColumnsAtARevision> {
    const homes: HouseholdFacts[] = [];
    const { revision } = await this.reader.readAll(startsOn, (some) => void homes.push(...some));
    return { columns: columnsOf(homes, startsOn), revision };
  }

  private async brought(known: ColumnsAtARevision, revision: number, startsOn: LocalDate): Promise<ColumnsAtARevision> {
    if (known.revision >= revision) return known;
    const changed = await this.changes.homesChanged(known.revision, revision);
    if (changed === 'all' || changed.length > mostHomesReadAgain) return this.read(startsOn);
    if (changed.length === 0) return { columns: known.columns, revision };

    const again: HouseholdFacts[] = [];
    const moment = await this.reader.readAll(startsOn, (some) => void again.push(...some), changed);
    const meanwhile = await this.changes.homesChanged(revision, moment.revision);
    const readAgain = new Set(changed);
    const isWhole = meanwhile !== 'all' && meanwhile.every((id) => readAgain.has(id));
    if (!isWhole) return this.read(startsOn);
    const others = known.columns.homes.filter(({ householdId }) => !readAgain.has(householdId));
    return { columns: columnsOf([...others, ...again], startsOn), revision: moment.revision };
  }
}
