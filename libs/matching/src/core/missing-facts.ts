import { type MissingFact } from './remedy.js';
import { type FoundHomes } from './search.js';

/** @returns what nobody has recorded and some rule asked of the homes shown, in order of name. */
export const missingOf = ({
  ranked,
  nearMisses,
}: Pick<FoundHomes, 'ranked' | 'nearMisses'>): readonly MissingFact[] => {
  const missing = new Set<MissingFact>();
  for (const { findings } of [...ranked, ...nearMisses]) {
    for (const { remedy } of findings) if (remedy?.kind === 'find-out') missing.add(remedy.fact);
  }
  return [...missing].sort();
};
