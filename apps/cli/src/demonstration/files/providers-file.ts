import { type Provider } from '../households/providers.js';
import { csvText } from './csv.js';
import { type DemonstrationFile } from './demonstration-file.js';

/** Registered providers of foster care, children's homes and supported accommodation. */
export const providersFile = (providers: readonly Provider[]): DemonstrationFile => ({
  path: 'fictional-providers.csv',
  text: csvText(
    ['URN', 'NAME', 'TYPE', 'PLACES', 'POSTCODE'],
    providers.map(({ urn, name, type, places, postcode }) => [urn, name, type, places, postcode.text]),
  ),
});
