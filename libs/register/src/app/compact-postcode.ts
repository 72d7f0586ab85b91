/** Postcodes are kept as the postcode file keys them: capitals, no spaces. Blank is null. */
export const compactPostcode = (postcode: string | null): string | null => {
  const text = postcode?.replaceAll(/\s/g, '').toUpperCase() ?? '';
  return text === '' ? null : text;
};
