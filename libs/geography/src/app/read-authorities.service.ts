import { Injectable } from '@nestjs/common';
import { type LocalDate } from '#kernel';
import { type AuthorityBoundary, AuthorityStore, type NamedAuthority } from './authority.store.js';

/** Authorities as they are on a day: Surrey until 31 March 2027, East and West Surrey from the next day on. */
@Injectable()
export class ReadAuthorities {
  constructor(private readonly store: AuthorityStore) {}

  /** @returns the authorities of that day in order of their codes. */
  onDay(on: LocalDate): Promise<readonly NamedAuthority[]> {
    return this.store.onDay(on);
  }

  /** @returns the authority, or null when no authority has this code on that day. */
  async byCode(code: string, on: LocalDate): Promise<NamedAuthority | null> {
    return (await this.store.onDay(on)).find((authority) => authority.code === code) ?? null;
  }

  /** @returns the codes of the authorities that adjoin this one on that day, in order; none when it is not known. */
  adjoining(code: string, on: LocalDate): Promise<readonly string[]> {
    return this.store.adjoining(code, on);
  }

  /** @returns the authorities of that day which this one became or came from; itself where it exists then; in order. */
  kinOn(code: string, on: LocalDate): Promise<readonly NamedAuthority[]> {
    return this.store.kinOn(code, on);
  }

  /** @returns the days on which an authority ends and others take its place, in order. */
  daysOfChange(): Promise<readonly LocalDate[]> {
    return this.store.daysOfChange();
  }

  /** @returns the boundaries of that day in order of the codes, of the authorities named or, without names, of all. */
  boundaries(on: LocalDate, codes: readonly string[] | null = null): Promise<readonly AuthorityBoundary[]> {
    return this.store.boundaries(on, codes);
  }
}
