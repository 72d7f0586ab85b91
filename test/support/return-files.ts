/** Small files of the kinds that are imported, as text, for tests to bend. Places and children are fictional. */

const directoryHeader = 'pcd7,pcds,doterm,cty25cd,lad25cd,east1m,north1m,gridind,ctry25cd,lat';

export interface DirectoryRow {
  readonly postcode: string;
  readonly east?: string;
  readonly north?: string;
  readonly county?: string;
  readonly district?: string;
  readonly country?: string;
  readonly quality?: string;
  readonly ended?: string;
}

/** A postcode directory in the layout of November 2025, without the columns that nobody reads. */
export const directoryFile = (rows: readonly DirectoryRow[]): string =>
  [
    directoryHeader,
    ...rows.map((row) =>
      [
        `"${row.postcode.replace(' ', '')}"`,
        `"${row.postcode}"`,
        `"${row.ended ?? ''}"`,
        `"${row.county ?? 'E99999999'}"`,
        `"${row.district ?? 'E06009902'}"`,
        `"${row.east ?? '400000'}"`,
        `"${row.north ?? '0200000'}"`,
        `"${row.quality ?? '1'}"`,
        `"${row.country ?? 'E92000001'}"`,
        '51.479676',
      ].join(','),
    ),
    '',
  ].join('\r\n');

export const episodeColumns =
  'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN';
export const childColumns = 'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB';

const lines = (...rows: readonly string[]): string => `${rows.join('\n')}\n`;

/** Rows of Episodes below its header. */
export const episodesFile = (...rows: readonly string[]): string => lines(episodeColumns, ...rows);
/** Rows of Header below its header. */
export const headerFile = (...rows: readonly string[]): string => lines(childColumns, ...rows);
