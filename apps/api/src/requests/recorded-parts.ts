import { type ActualPlacement, nothingRecorded, type QualityAssurance, type RequestDetails } from '#register/core';
import { type ActualPlacementType, type QualityAssuranceType } from './placement-record.type.js';
import { type RequestDetailsInput } from './request-details.input.js';

const { details: noDetails, qualityAssurance: noQualityAssurance } = nothingRecorded;

const trimmed = (value: unknown): unknown => {
  if (typeof value === 'string') return value.trim() === '' ? null : value.trim();
  if (Array.isArray(value)) return value.map((one: unknown) => (isObject(one) ? trimmedFields(one) : one));
  return value;
};
const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const trimmedFields = (facts: object): object =>
  Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, trimmed(value)]));

/** A section as it was sent: what is left out or blank is not recorded. */
function sectionOf<T extends object>(nothing: T, sent: object): T {
  const stated = Object.entries(trimmedFields(sent)).filter(([, value]) => value !== undefined && value !== null);
  return { ...nothing, ...Object.fromEntries(stated) } as T;
}

/** @returns the sections that were sent, whole. */
export function detailsOf(input: RequestDetailsInput): Partial<RequestDetails> {
  const { availability, requirements, recommendation, risks, circumstances } = input;
  return {
    ...(availability ? { availability: sectionOf(noDetails.availability, availability) } : {}),
    ...(requirements ? { requirements: sectionOf(noDetails.requirements, requirements) } : {}),
    ...(recommendation ? { recommendation: sectionOf(noDetails.recommendation, recommendation) } : {}),
    ...(risks ? { risks: sectionOf(noDetails.risks, risks) } : {}),
    ...(circumstances
      ? {
          circumstances: sectionOf(noDetails.circumstances, {
            ...circumstances,
            regularPlaces: (circumstances.regularPlaces ?? []).map((place) => ({
              ...place,
              postcodeSector: place.postcodeSector ?? null,
            })),
            locationsToAvoid: (circumstances.locationsToAvoid ?? []).map((place) => ({
              ...place,
              postcodeSector: place.postcodeSector ?? null,
              reason: place.reason ?? null,
            })),
          }),
        }
      : {}),
  };
}

export const qualityAssuranceOf = (input: QualityAssuranceType): QualityAssurance =>
  sectionOf(noQualityAssurance, input);

export const actualPlacementOf = (input: ActualPlacementType): ActualPlacement => ({
  ...input,
  providerUrn: input.providerUrn.trim(),
  outwardCode: input.outwardCode.trim().toUpperCase(),
  coreWeeklyPence: input.coreWeeklyPence ?? null,
  additionalSupportWeeklyPence: input.additionalSupportWeeklyPence ?? null,
  educationWeeklyPence: input.educationWeeklyPence ?? null,
  otherWeeklyPence: input.otherWeeklyPence ?? null,
});
