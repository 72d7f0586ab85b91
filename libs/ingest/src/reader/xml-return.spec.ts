import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { returnTables } from '../core/ssda903/index.js';
import { everythingIn } from '../../../../test/support/everything-in.js';
import { anyReturn, asCsvFiles, asXmlFile } from '../../../../test/support/written-return.js';
import { type TableRow } from '../app/file-reader.js';
import { StreamingFileReader } from './streaming-file-reader.js';
import { fileOf } from '../../../../test/support/files.js';

const minimalHeader = (more = '', child = '007') =>
  `<HEADER><CHILDID>${child}</CHILDID><UPN>A1</UPN><SEX>1</SEX><DOB>28/07/2010</DOB><ETHNIC>BAFR</ETHNIC><UASC/>${more}</HEADER>`;
const minimalEpisode = (more = '', place = 'U4') =>
  `<EPISODE><DECOM>06/01/2017</DECOM><RNE>S</RNE><LS>C2</LS><CIN>N4</CIN><PL>${place}</PL>${more}<DEC/><REC/></EPISODE>`;
const xml = (...children: readonly string[]) =>
  `<?xml version='1.0' encoding='us-ascii'?>\n<EXPSSDA903>${children.map((child) => `<CHILD>${child}</CHILD>`).join('\n')}</EXPSSDA903>`;

/** The rows by table, and the sentences told. */
async function tablesOf(content: string) {
  const rows: Record<string, (readonly [number, ...(readonly string[])])[]> = {};
  const told: string[] = [];
  const tables = new StreamingFileReader().openTables(fileOf('r.xml', content, 11), ({ code, sentence }) => {
    told.push(`${code}: ${sentence}`);
  });
  for await (const table of tables) {
    const title =
      Object.values(returnTables).find(({ columns }) => columns.join() === table.headers.join())?.title ?? '?';
    const found: (readonly [number, ...(readonly string[])])[] = [];
    for await (const { row, values } of table.rows) found.push([row, ...values]);
    rows[title] = found;
  }
  return { rows, told };
}

describe('a return in XML', () => {
  it('has the rows that its CSV files have, numbered as there', async () => {
    const whole = minimalHeader(
      '<DUC>01/02/2028</DUC><DATE_INT>01/03/2016</DATE_INT><NB_ADOPTR>2</NB_ADOPTR><IN_TOUCH>YES</IN_TOUCH>' +
        '<AMISSING><MISSING>M</MISSING><MIS_START>02/02/2017</MIS_START></AMISSING>' +
        '<AREVIEW><REVIEW>27/09/2016</REVIEW><REVIEW_CODE>PN0</REVIEW_CODE></AREVIEW>' +
        '<AREVIEW><REVIEW>27/12/2016</REVIEW><REVIEW_CODE>PN1</REVIEW_CODE></AREVIEW>' +
        '<MOTHER>1</MOTHER><MC_DOB>02/02/2017</MC_DOB><PERMANENCE><PREV_PERM>P1</PREV_PERM></PERMANENCE>' +
        '<OC2><SDQ_SCORE>21</SDQ_SCORE><TEETH_CHECK>1</TEETH_CHECK></OC2>' +
        '<AD_PLACED><DATE_PLACED>03/03/2017</DATE_PLACED></AD_PLACED>',
    );
    const first = `${whole}${minimalEpisode('<PL_POST>E7 5YR</PL_POST><URN>1465167</URN>')}${minimalEpisode('', 'Z13')}`;
    const { rows, told } = await tablesOf(xml(first, `${minimalHeader('', '8')}${minimalEpisode()}`));
    const born = '28/07/2010';
    const episode = (child: string, place: string, post = '', urn = '') =>
      [child, '06/01/2017', 'S', 'C2', 'N4', place, '', '', '', '', '', post, urn] as const;
    expect(rows).toEqual({
      Header: [
        [2, '007', '1', born, 'BAFR', 'A1', '1', '02/02/2017'],
        [3, '8', '1', born, 'BAFR', 'A1', '', ''],
      ],
      Episodes: [
        [2, ...episode('007', 'U4', 'E7 5YR', '1465167')],
        [3, ...episode('007', 'Z13')],
        [4, ...episode('8', 'U4')],
      ],
      Reviews: [
        [2, '007', born, '27/09/2016', 'PN0'],
        [3, '007', born, '27/12/2016', 'PN1'],
      ],
      UASC: [[2, '007', '1', born, '01/02/2028']],
      OC2: [[2, '007', born, '21', '', '', '', '', '1', '', '', '', '']],
      OC3: [[2, '007', born, 'YES', '', '']],
      AD1: [[2, '007', born, '01/03/2016', '', '', '2', '', '']],
      PlacedAdoption: [[2, '007', born, '03/03/2017', '', '']],
      PrevPerm: [[2, '007', born, 'P1', '', '']],
      Missing: [[2, '007', born, 'M', '02/02/2017', '']],
    });
    expect(told).toEqual([]);
  });

  it('may have tables of later years in groups of any name', async () => {
    const { rows, told } = await tablesOf(
      xml(
        `${minimalHeader('<SWEPISODE><SW_ID>AB1</SW_ID><SW_DECOM>01/04/2024</SW_DECOM></SWEPISODE>')}${minimalEpisode()}` +
          '<LIBERTY><DOLO_START>02/04/2026</DOLO_START><DOLO_END/></LIBERTY>',
      ),
    );
    expect(rows['SWEpisodes']).toEqual([[2, '007', '28/07/2010', 'AB1', '01/04/2024', '', '']]);
    expect(rows['DoLo']).toEqual([[2, '007', '28/07/2010', '02/04/2026', '']]);
    expect(told).toEqual([]);
  });

  it.each([
    [
      'an element nobody knows',
      minimalHeader('<SHOESIZE>4</SHOESIZE>') + minimalEpisode(),
      'xml-element-not-known',
      'CHILD/HEADER/SHOESIZE',
    ],
    [
      'a group nobody knows',
      minimalHeader('<SHOES><SIZE>4</SIZE></SHOES>') + minimalEpisode(),
      'xml-element-not-known',
      'CHILD/HEADER/SHOES',
    ],
    [
      'one in an episode',
      minimalHeader() + minimalEpisode('<SIZE><X>4</X></SIZE>'),
      'xml-element-not-known',
      'CHILD/EPISODE/SIZE',
    ],
    ['one beside the header', `${minimalHeader()}<SIZE/>${minimalEpisode()}`, 'xml-element-not-known', 'CHILD/SIZE'],
    ['a second header', minimalHeader() + minimalHeader() + minimalEpisode(), 'xml-element-not-known', 'CHILD/HEADER'],
    [
      'an element that is missing',
      minimalHeader().replace('<UPN>A1</UPN>', '') + minimalEpisode(),
      'xml-element-missing',
      'CHILD/HEADER has no UPN',
    ],
    ['another order', minimalHeader('<MOTHER/><DUC/>') + minimalEpisode(), 'xml-out-of-order', 'CHILD/HEADER/DUC'],
    [
      'a value too long',
      minimalHeader().replace('BAFR', 'BAFRI') + minimalEpisode(),
      'xml-value-not-as-schema',
      '"BAFRI"',
    ],
    [
      'a day in another way',
      minimalHeader().replace('28/07/2010', '2010-07-28') + minimalEpisode(),
      'xml-value-not-as-schema',
      'dd/mm/yyyy',
    ],
    [
      'a placement of four characters',
      minimalHeader() + minimalEpisode('', 'Z111'),
      'xml-value-not-as-schema',
      'CHILD/EPISODE/PL',
    ],
    [
      'a field twice',
      minimalHeader('<MOTHER>0</MOTHER><MOTHER>1</MOTHER>') + minimalEpisode(),
      'xml-element-twice',
      'MOTHER',
    ],
    ['no header', minimalEpisode(), 'xml-element-missing', 'CHILD has no HEADER'],
    [
      'too many reviews',
      minimalHeader('<AREVIEW><REVIEW>27/09/2016</REVIEW><REVIEW_CODE>PN0</REVIEW_CODE></AREVIEW>'.repeat(53)) +
        minimalEpisode(),
      'xml-too-many',
      'AREVIEW',
    ],
    [
      'something beside the children',
      `</CHILD><OTHER/><CHILD>${minimalHeader()}${minimalEpisode()}`,
      'xml-element-not-known',
      'OTHER',
    ],
  ])('with %s is read, and it is told once with its path and line', async (_what, child, code, words) => {
    const { rows, told } = await tablesOf(xml(`${minimalHeader()}${minimalEpisode()}`, child));
    expect(rows['Episodes']).toHaveLength(2);
    const [only, ...others] = told.filter(
      (sentence) => !sentence.includes('CHILD has no HEADER') || words.includes('HEADER'),
    );
    expect(others).toEqual([]);
    expect(only).toMatch(new RegExp(`^${code}: Line 3`));
    expect(only).toContain(words);
  });

  it('counts what departs from the schema more than once', async () => {
    const child = minimalHeader('<SHOESIZE>4</SHOESIZE>') + minimalEpisode();
    expect((await tablesOf(xml(child, child, child))).told).toEqual([
      'xml-element-not-known: Line 2 and 2 more: the element CHILD/HEADER/SHOESIZE is no part of the return and is left out.',
    ]);
  });

  it.each([
    ['cut off', xml(minimalHeader() + minimalEpisode()).slice(0, 200), 'xml-broken', /line 2, column/],
    ['without its last letters', xml(minimalHeader() + minimalEpisode()).slice(0, -3), 'xml-broken', /line 2, column/],
    ['without its last tag', xml(minimalHeader() + minimalEpisode()).slice(0, -13), 'xml-broken', /line 2, column/],
    ['with a tag closed by another', xml('<HEADER><CHILDID>1</HEADER>'), 'xml-broken', /line 2, column/],
    ['with an entity of its own', xml(minimalHeader().replace('A1', '&upn;')), 'xml-broken', /line 2, column/],
    [
      'with a document type',
      `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>\n${xml(minimalHeader('<MOTHER>&b;</MOTHER>'))}`,
      'xml-with-doctype',
      /DOCTYPE/,
    ],
    ['with elements in one another without end', `<EXPSSDA903>${'<CHILD>'.repeat(200)}`, 'xml-too-deep', /At line 1/],
    [
      'with more in one child than a child can have',
      xml(`<HEADER>${'<A/>'.repeat(100_001)}</HEADER>`),
      'xml-too-large',
      /larger/,
    ],
    ['of another kind', '<?xml version="1.0"?><html><body/></html>', 'file-is-xml', /"html"/],
    ['without children', '<?xml version="1.0"?><EXPSSDA903></EXPSSDA903>', 'no-rows', /no rows/],
  ])('%s is refused, with the place', async (_what, content, code, words) => {
    expect((await everythingIn('r.xml', content)).told).toEqual([[code, 'r.xml', null]]);
    await expect(tablesOf(content)).rejects.toMatchObject({
      problem: { code, sentence: expect.stringMatching(words) },
    });
  });

  it('in UTF-16, or of a Western Windows, is read', async () => {
    const child = minimalHeader().replace('A1', 'É1') + minimalEpisode();
    const expected = ['007', '1', '28/07/2010', 'BAFR', 'É1', '', ''];
    for (const bytes of [Buffer.from(`\ufeff${xml(child)}`, 'utf16le'), Buffer.from(xml(child), 'latin1')]) {
      const { rows } = await everythingIn('r.xml', bytes);
      expect(Object.values(rows)).toBeDefined();
      const tables = new StreamingFileReader().openTables(fileOf('r.xml', bytes), () => undefined);
      for await (const table of tables) {
        if (table.headers.includes('UPN')) for await (const { values } of table.rows) expect(values).toEqual(expected);
      }
    }
    expect.assertions(4);
  });

  it('has, row by row, what the CSV files of the same return have', async () => {
    await fc.assert(
      fc.asyncProperty(anyReturn, fc.integer({ min: 1, max: 200 }), async (written, pieceLength) => {
        const reader = new StreamingFileReader();
        const byTable = async (
          name: string,
          text: string,
        ): Promise<readonly (readonly [string, readonly TableRow[]])[]> => {
          const found: (readonly [string, readonly TableRow[]])[] = [];
          for await (const { headers, rows } of reader.openTables(fileOf(name, text, pieceLength), () => undefined)) {
            const all: TableRow[] = [];
            for await (const row of rows) all.push(row);
            found.push([headers.join(), all]);
          }
          return found;
        };
        const csv = await Promise.all(asCsvFiles(written).map(({ table, text }) => byTable(`${table}.csv`, text)));
        expect(await byTable('return.xml', asXmlFile(written))).toEqual(csv.flat());
      }),
    );
  });
});
