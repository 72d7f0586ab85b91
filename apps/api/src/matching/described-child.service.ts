import { Injectable } from '@nestjs/common';
import { LocatePostcode } from '#geography';
import { addDays, ageInYears, birthdayAfter, type LocalDate, refusal, type Result, success } from '#kernel';
import { type ChildFacts, childAsNotRecorded, type CourtOrder, type Place, schoolYearOn } from '#matching/core';
import { JudgeRequestFacts, type RequestFactsNotKept } from '#register';
import {
  faultsOf,
  noFactsRecorded,
  oldestFor,
  type PlacementRequestFault,
  type PlacementType,
  type RequestFacts,
  type Skill,
} from '#register/core';
import { statedFacts } from '../requests/stated-facts.js';
import { compactWords } from './compact-words.js';
import { type SearchedChildInput } from './search-homes.type.js';

/** Why a described child cannot be searched for. `field` names the input it is about. */
export type DescribedChildFault =
  | PlacementRequestFault
  | RequestFactsNotKept
  | { readonly kind: 'described-postcode-not-known'; readonly field: string; readonly postcode: string }
  | { readonly kind: 'age-out-of-bounds'; readonly field: 'ageInYears'; readonly oldest: number };

/** Makes the facts that rules judge from a child whom nobody has recorded yet. */
@Injectable()
export class DescribedChild {
  constructor(
    private readonly postcodes: LocatePostcode,
    private readonly judgement: JudgeRequestFacts,
  ) {}

  /** @returns the child as far as it is known; what was not said is "not recorded". */
  async factsOf(
    input: SearchedChildInput,
    authorityCode: string,
    today: LocalDate,
  ): Promise<Result<ChildFacts, DescribedChildFault>> {
    const startsOn = input.startsOn ?? today;
    const bornOn = input.bornOn ?? null;
    const { placementType, needs } = input;
    const expectedUntil = input.expectedUntil ? addDays(input.expectedUntil, 1) : null;
    const asked = { openedOn: today, neededBy: startsOn, startsOn, expectedUntil, placementType, bornOn, needs };
    const [fault] = faultsOf(asked);
    if (fault) return refusal(fault);
    const age = bornOn === null ? (input.ageInYears ?? null) : ageInYears(bornOn, startsOn);
    const oldest = oldestFor(placementType);
    if (age !== null && (age < 0 || age > oldest)) {
      return refusal({ kind: 'age-out-of-bounds', field: 'ageInYears', oldest });
    }

    // The age of the parent may be missing here: it is listed to be checked, and refuses nothing.
    const written = { ...noFactsRecorded, ...statedFacts(input.facts ?? {}) };
    const judged = await this.judgement.judge(written, { ...asked, bornOn: null, today });
    if (!judged.ok) return judged;
    const places = await this.placesOf(input, judged.value);
    if (!places.ok) return places;
    const at = (postcode: string | null | undefined): Place => places.value(compactWords(postcode)) ?? 'not-recorded';
    const facts = judged.value;

    return success({
      ...childAsNotRecorded,
      requestId: '',
      childId: '',
      responsibleAuthority: authorityCode,
      childCode: compactWords(input.childCode),
      ageInYears: age ?? 'not-recorded',
      nextBirthdayOn: bornOn === null ? 'not-recorded' : birthdayAfter(bornOn, startsOn),
      schoolYear: bornOn === null ? 'not-recorded' : schoolYearOn(bornOn, startsOn),
      sex: input.sex,
      urgency: input.urgency,
      placementType: placementType as PlacementType,
      startsOn,
      expectedUntil,
      home: at(input.homePostcode),
      school: at(input.schoolPostcode),
      schoolMustContinue: input.schoolMustContinue,
      needs: needs as readonly Skill[],
      languages: input.languages.map((language) => language.trim().toLowerCase()),
      adoptionConsidered: input.adoptionConsidered,
      disabled: facts.isDisabled ?? 'not-recorded',
      accessNeeds: facts.accessNeeds,
      faith: facts.faith ?? 'not-recorded',
      cultures: facts.cultures,
      familyTime: at(facts.familyTimePostcode),
      familyTimesAMonth: facts.familyTimesAMonth ?? 'not-recorded',
      wishes: facts.wishes,
      risks: facts.risks,
      mustNotLiveWith: facts.mustNotLiveWith,
      livesBestAs: facts.livesBestAs,
      cannotLiveWithPets: facts.cannotLiveWithPets,
      courtOrders: await this.courtOrdersOf(facts, at),
      placesToAvoid: facts.placesToAvoid.map(({ postcode, miles, reason }) => ({ place: at(postcode), miles, reason })),
      parent: parentOf(facts, startsOn),
      before: facts,
      clearances: [],
    });
  }

  private async courtOrdersOf(
    { courtOrders }: RequestFacts,
    at: (postcode: string | null) => Place,
  ): Promise<CourtOrder[]> {
    const ids = await this.judgement.homesNamed(courtOrders.flatMap(({ home }) => home ?? []));
    return courtOrders.map(({ kind, postcode, miles, home, valid }) => ({
      ...{ kind, miles, valid, place: at(postcode) },
      householdId: home === null ? null : (ids.get(home) ?? null),
    }));
  }

  /** Every postcode that is named must be known; the facts' own were judged before. */
  private async placesOf(
    { homePostcode, schoolPostcode }: SearchedChildInput,
    { familyTimePostcode, courtOrders, placesToAvoid }: RequestFacts,
  ): Promise<Result<(postcode: string) => Place | undefined, DescribedChildFault>> {
    const named = { homePostcode: compactWords(homePostcode), schoolPostcode: compactWords(schoolPostcode) };
    const texts = [
      ...Object.values(named),
      ...[
        familyTimePostcode,
        ...courtOrders.map(({ postcode }) => postcode),
        ...placesToAvoid.map(({ postcode }) => postcode),
      ],
    ].filter((text): text is string => text !== null && text !== '');
    const located = await this.postcodes.locateAll(texts);
    const places = new Map([...located].map(([postcode, { place }]) => [compactWords(postcode), place] as const));
    for (const [field, postcode] of Object.entries(named)) {
      if (postcode !== '' && !places.get(postcode)) {
        return refusal({ kind: 'described-postcode-not-known', field, postcode });
      }
    }
    return success((postcode) => places.get(postcode) ?? undefined);
  }
}

/** Null while nobody said anything of a parent: the rule then asks for the parent who comes too. */
const parentOf = (facts: RequestFacts, startsOn: LocalDate): ChildFacts['parent'] =>
  facts.parentBornOn === null
    ? null
    : {
        isLookedAfter: facts.parentIsLookedAfter ?? 'not-recorded',
        ageInYears: ageInYears(facts.parentBornOn, startsOn),
        riskAssessedOn: facts.parentRiskAssessedOn,
      };
