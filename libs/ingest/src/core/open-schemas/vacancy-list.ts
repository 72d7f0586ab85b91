import { type Membership, membershipOn } from '#constellations/core';
import { addDays, covers, type LocalDate } from '#kernel';
import { approvalEndsOn, approvalOn, type Household, spaceOn, vacanciesOn } from '#register/core';

/** A home and its memberships, past and to come. */
export interface HomeToList {
  readonly household: Household;
  readonly memberships: readonly Membership[];
}

/**
 * Homes, their vacancies and their constellations on a day, as the open schemas have them: without names of carers, homes
 * or children, without reasons, and no finer than a postcode sector.
 *
 * @returns in the order of the homes; constellations in order of name.
 */
export function vacancyList(authority: string, homes: readonly HomeToList[], on: LocalDate) {
  return {
    authority,
    on,
    households: homes.map(({ household }) => householdOn(household, on)),
    vacancies: homes.map((home) => vacancyOn(home, on)),
    constellations: constellationsOn(homes, on),
  };
}

const lastDay = (until: LocalDate | null): LocalDate | null => (until === null ? null : addDays(until, -1));

function householdOn(household: Household, on: LocalDate) {
  const { reference, service, area, areaAuthorityCode, places, bedrooms, languages, pets } = household;
  const approval = approvalOn(household.approvals, on);
  return {
    reference,
    service: { name: service.name, kind: service.kind, authority: service.authorityCode },
    area: { postcodeSector: area?.postcodeSector ?? null, authority: areaAuthorityCode },
    places,
    spareBedrooms: bedrooms,
    approval:
      approval === null
        ? null
        : {
            from: approval.valid.from,
            lastDay: lastDay(approvalEndsOn(approval)),
            mostChildren: approval.maxChildren,
            ages: approval.ages,
            sex: approval.sex,
            placementTypes: approval.placementTypes,
            isForOneNamedChild: approval.namedChild !== null,
          },
    skills: household.skills.flatMap(({ skill, validUntil }) =>
      validUntil === null || on < validUntil ? [skill] : [],
    ),
    languages,
    pets,
  };
}

function vacancyOn({ household, memberships }: HomeToList, on: LocalDate) {
  const home = { ...household, constellations: memberships };
  const space = spaceOn(home, on);
  return {
    household: household.reference,
    on,
    places: space.places,
    childrenLivingThere: space.filled,
    adultsStayingPut: space.stayingPutAdults,
    hubBeds: space.hubBeds,
    notAvailable: space.notAvailable,
    vacant: vacanciesOn(home, on),
    isOnHold: household.holds.some(({ scope, valid }) => scope !== 'named-child' && covers(valid, on)),
  };
}

function constellationsOn(homes: readonly HomeToList[], on: LocalDate) {
  const members = homes.flatMap(({ household, memberships }) => {
    const membership = membershipOn(memberships, on);
    const children = household.fosteredChildren.filter(({ stay }) => covers(stay, on)).length;
    return membership === null ? [] : [{ ...membership, reference: household.reference, children }];
  });
  const names = [...new Set(members.map(({ name }) => name))].sort();
  return names.map((name) => {
    const own = members.filter((member) => member.name === name);
    const hub = own.find(({ role }) => role === 'hub');
    return {
      name,
      on,
      hub: hub?.reference ?? null,
      hubBeds: hub?.hubBeds ?? 0,
      satellites: own.filter(({ role }) => role === 'satellite').map(({ reference }) => reference),
      childrenLivingThere: own.reduce((sum, { children }) => sum + children, 0),
    };
  });
}
