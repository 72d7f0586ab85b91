import { addDays, type LocalDate } from '#kernel';
import { type Child, type PlacementRequest, placementTypes, skills } from '#register/core';
import { ageOf, describeChild } from './child-description.js';
import { type ChildType, type PlacementRequestType } from './placement-request.type.js';

const childShape = (child: Child, today: LocalDate): ChildType => ({
  id: child.id,
  code: child.code,
  authority: { code: child.authorityCode },
  knownAs: child.knownAs,
  ageInYears: ageOf(child, today),
  sex: child.sex,
  description: describeChild(child, today),
});

/** @returns the request as clients read it, the child's age as it is today. */
export function placementRequestShape(request: PlacementRequest, today: LocalDate): PlacementRequestType {
  const { expectedUntil, placementType, schoolName, siblingGroup } = request;
  return {
    id: request.id,
    reference: request.reference,
    child: childShape(request.child, today),
    openedOn: request.openedOn,
    closedOn: request.closedOn,
    status: request.closedOn === null ? 'open' : 'closed',
    urgency: request.urgency,
    neededBy: request.neededBy,
    startsOn: request.startsOn,
    expectedUntil: expectedUntil === null ? null : addDays(expectedUntil, -1),
    placementType: { id: placementType, name: placementTypes[placementType] },
    needs: request.needs.map((id) => ({ id, name: skills[id] })),
    school: schoolName === null ? null : { name: schoolName },
    schoolMustContinue: request.schoolMustContinue,
    siblingsNote: siblingGroup === null ? null : `One of a group of brothers and sisters (${siblingGroup}).`,
    summary: request.summary,
    homeArea: request.homeArea,
    schoolArea: request.schoolArea,
  };
}
