const ruleFields = 'rule { id number title class citation basis }';
const siblingFields = 'sibling { requestId description }';
const homeFields = `points pairsWithPlaced needsAuthority
  household { id reference name serviceName vacantPlaces places constellation { name } }
  siblings { ${siblingFields} points milesFromHome milesFromSchool authorityNeeded findings { effect points dueOn sentence remedy ${ruleFields} } }`;
const sharingFields = `constellation separatedPairs points milesApart withoutHome { requestId description } homes { ${homeFields} }`;

/** What is shown of an answer for brothers and sisters, of now or on record. */
export const siblingGroupFields = `recordId pairsWithPlaced judgedOn policyVersion
  siblings { requestId description }
  allTogether { ${homeFields} }
  withinOneConstellation { ${sharingFields} }
  splits { ${sharingFields} }
  whyNotTogether { households ${ruleFields} }`;
