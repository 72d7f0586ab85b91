import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type LocalDate } from '#kernel';
import {
  type FactsOfMany,
  MatchFactsReader,
  type ReadRequest,
  type RegisterMoment,
} from '../app/match-facts.reader.js';
import { type FactsAtARevision } from '../app/search-facts.reader.js';
import { type ChildFacts, type HouseholdFacts, type MatchFacts } from '../core/facts.js';
import {
  type AreasOnADay,
  asSeenByItsAuthority,
  factsFor,
  homeOn,
  type RecordedChild,
  type RecordedHome,
  type RecordedRequest,
} from '../core/recorded-register.js';
import { areasQuery, homesQuery, momentQuery, requestsQuery } from './match-facts.sql.js';

interface InTime {
  readonly valid: { readonly from: LocalDate | null; readonly until: LocalDate | null };
}

/** Everything of one moment that is neither a home nor a request, whatever the day. */
interface MomentRow {
  readonly revision: string;
  readonly bankHolidays: readonly LocalDate[];
  readonly authorities: readonly (InTime & { readonly code: string; readonly name: string })[];
  readonly adjacency: readonly (InTime & { readonly code: string; readonly adjoining: string })[];
}

interface AreaRow {
  readonly day: LocalDate;
  readonly districtCode: string | null;
  readonly areaCode: string | null;
  readonly onTheDay: string | null;
  readonly services: Readonly<Record<string, string>>;
}

/** So many homes are read at a time; more would hold more text in memory, fewer would plan the query more often. */
const homesAtATime = 5_000;
const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

const areaKey = (districtCode: string | null, areaCode: string | null): string => `${districtCode} ${areaCode}`;
const holds = ({ valid }: InTime, on: LocalDate): boolean =>
  (valid.from === null || valid.from <= on) && (valid.until === null || on < valid.until);

/** Set-based: a handful of questions whatever the size of the register, all of one moment. */
@Injectable()
export class PostgresMatchFactsReader extends MatchFactsReader {
  constructor(private readonly dataSource: DataSource) {
    super();
  }

  async read(requestId: string, judgedOn: LocalDate): Promise<MatchFacts> {
    return (await this.readMany([requestId], judgedOn)).of(requestId);
  }

  readMany(requestIds: readonly string[], judgedOn: LocalDate): Promise<FactsOfMany> {
    return this.inOneMoment(async (moment) => {
      const requests = new Map(
        (await moment.requests(requestIds)).map((request) => [request.child.requestId, request]),
      );
      const homes = await moment.homesOn([...new Set([...requests.values()].map(({ child }) => child.startsOn))]);
      const of = (requestId: string): MatchFacts => {
        const request = requests.get(requestId);
        if (!request) throw new Error(`A run refers to request ${requestId}, which is not there`);
        const { startsOn, recordedAuthority } = request.child;
        const facts = factsFor(request, judgedOn, moment.on(startsOn), homes(startsOn));
        return asSeenByItsAuthority(facts, recordedAuthority);
      };
      return { revision: moment.revision, of };
    });
  }

  find(requestId: string, judgedOn: LocalDate): Promise<FactsAtARevision | null> {
    return this.inOneMoment(async (moment) => {
      const [request] = await moment.requests([requestId]);
      return request ? moment.around(request, judgedOn) : null;
    });
  }

  readAround(child: ChildFacts, judgedOn: LocalDate): Promise<FactsAtARevision> {
    return this.inOneMoment(async (moment) => {
      const { facts, revision } = await moment.around(described(child), judgedOn);
      return { facts: { ...facts, child }, revision };
    });
  }

  readChild(requestId: string): Promise<ReadRequest | null> {
    return this.inOneMoment(async (moment) => {
      const [request] = await moment.requests([requestId]);
      return request ? { request, ...moment.on(request.child.startsOn) } : null;
    });
  }

  readAll(
    startsOn: LocalDate,
    take: (homes: readonly HouseholdFacts[]) => void,
    only: readonly string[] | null = null,
  ): Promise<RegisterMoment> {
    return this.inOneMoment(async (moment) => {
      const areas = await moment.areasOn([startsOn], only);
      await moment.eachOfHomes(only, (homes) => take(homes.map((home) => homeOn(home, startsOn, areas(startsOn)))));
      return moment.on(startsOn);
    });
  }

  private async inOneMoment<Read>(read: (moment: Moment) => Promise<Read>): Promise<Read> {
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      await manager.query('set transaction read only');
      const [row]: MomentRow[] = await manager.query(momentQuery);
      if (!row) throw new Error('The register gave no moment');
      return read(new Moment(manager, row));
    });
  }
}

/** One consistent snapshot of the register while its transaction lasts. */
class Moment {
  readonly revision: number;

  constructor(
    private readonly manager: EntityManager,
    private readonly known: MomentRow,
  ) {
    this.revision = Number(known.revision);
  }

  on(day: LocalDate): RegisterMoment {
    const { authorities, adjacency, bankHolidays } = this.known;
    const adjoining: Record<string, string[]> = {};
    for (const border of adjacency) if (holds(border, day)) (adjoining[border.code] ??= []).push(border.adjoining);
    const names = authorities
      .filter((authority) => holds(authority, day))
      .map(({ code, name }) => [code, name] as const);
    return { revision: this.revision, bankHolidays, adjoining, authorityNames: Object.fromEntries(names) };
  }

  /** Those that are there, in no order. */
  async requests(requestIds: readonly string[]): Promise<readonly RecordedRequest[]> {
    const ids = requestIds.filter((id) => uuid.test(id));
    const rows: (RecordedChild & Pick<RecordedRequest, 'answers'>)[] = await this.manager.query(requestsQuery, [ids]);
    return rows.map(({ answers, ...child }) => ({ child, answers }));
  }

  async around(request: RecordedRequest, judgedOn: LocalDate): Promise<FactsAtARevision> {
    const { startsOn } = request.child;
    const homes = await this.homesOn([startsOn]);
    return { revision: this.revision, facts: factsFor(request, judgedOn, this.on(startsOn), homes(startsOn)) };
  }

  /** Homes are read once, and put on a day when that day is asked for; the last day stays at hand. */
  async homesOn(days: readonly LocalDate[]): Promise<(day: LocalDate) => readonly HouseholdFacts[]> {
    const areas = await this.areasOn(days);
    const recorded: RecordedHome[] = [];
    await this.eachOfHomes(null, (homes) => recorded.push(...homes));
    let last: { readonly day: LocalDate; readonly homes: readonly HouseholdFacts[] } | null = null;
    return (day) => {
      if (last?.day !== day) last = { day, homes: recorded.map((home) => homeOn(home, day, areas(day))) };
      return last.homes;
    };
  }

  async eachOfHomes(only: readonly string[] | null, take: (homes: readonly RecordedHome[]) => void): Promise<void> {
    let after: string | null = null;
    for (;;) {
      const homes: RecordedHome[] = await this.manager.query(homesQuery, [after, homesAtATime, only]);
      if (homes.length > 0) take(homes);
      after = homes.at(-1)?.householdId ?? null;
      if (homes.length < homesAtATime) return;
    }
  }

  async areasOn(
    days: readonly LocalDate[],
    only: readonly string[] | null = null,
  ): Promise<(day: LocalDate) => AreasOnADay> {
    const rows: AreaRow[] = await this.manager.query(areasQuery, [days, only]);
    const areas = new Map<LocalDate, Map<string, AreaRow>>(days.map((day) => [day, new Map()]));
    for (const row of rows) areas.get(row.day)?.set(areaKey(row.districtCode, row.areaCode), row);
    return (day) => {
      const ofTheDay = areas.get(day);
      if (!ofTheDay) throw new Error(`The areas of ${day} were not read`);
      return {
        authorityOf: ({ districtCode, areaCode }) => ofTheDay.get(areaKey(districtCode, areaCode))?.onTheDay ?? null,
        serviceAuthorityOf: (recorded, { districtCode, areaCode }) =>
          ofTheDay.get(areaKey(districtCode, areaCode))?.services[recorded] ?? recorded,
      };
    };
  }
}

/** A described child as a request that nobody has answered. */
const described = (child: ChildFacts): RecordedRequest => ({
  child: { ...child, bornOn: null, recordedAuthority: child.responsibleAuthority, parent: null },
  answers: {},
});
