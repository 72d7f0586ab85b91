/**
 * A postcode's sector and the mean of the sector's placed postcodes: the finest place that ever leaves the register.
 * The range on the key bounds the search; the length keeps sector 1 of ZN1 apart from sector 1 of ZN11.
 *
 * @param postcode the column that holds a compact postcode.
 * @returns a lateral join giving `sector`, an object with postcodeSector, easting and northing, or null.
 */
export const lateralSector = (postcode: string, alias: string): string => `
  left join lateral (
    select jsonb_build_object(
      'postcodeSector', left(${postcode}, -3) || ' ' || substr(${postcode}, length(${postcode}) - 2, 1),
      'easting', round(avg(nearby.easting)), 'northing', round(avg(nearby.northing))) as sector
    from geography.postcode nearby
    where nearby.postcode between left(${postcode}, -2) and left(${postcode}, -2) || 'ZZ'
      and length(nearby.postcode) = length(${postcode}) and nearby.easting is not null
    having count(*) > 0
  ) ${alias} on true`;
