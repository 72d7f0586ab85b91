/** What is shown of an answer, of now or on record. The fragment comes after the operation. */
export const foundHomesFields = `
  recordId judgedOn startsOn factsRevision policyVersion engineVersion engineMicroseconds beyondMiles noHomeBecause
  counts { register eligible needsAuthority nearMisses excluded }
  excludedByRule { households rule { id number title class citation basis } }
  ranked { ...homeFoundNow }
  nearMisses { ...homeFoundNow }
  missing { sentence }
  furtherAway { withinMiles sentence }
  emergencyRoute { sentence }`;
export const foundHomeFragment = `
  fragment homeFoundNow on RankedHousehold {
    place standing points milesFromHome milesFromSchool authorityNeeded
    findings { effect points dueOn sentence remedy rule { id number title class citation basis } }
    household {
      id reference name serviceName serviceKind vacantPlaces places
      areaAuthority { code name }
      area { easting northing postcodeSector }
      constellation { name role }
    }
  }`;
