import { describe, expect, it } from '@jest/globals';
import readWorkbook from 'read-excel-file/node';
import writeWorkbook from 'write-excel-file/node';
import { everythingIn } from '../../../../test/support/everything-in.js';
import { zipOf } from '../../../../test/support/packed-files.js';

const day = (text: string): { value: Date; type: DateConstructor; format: string } => ({
  value: new Date(`${text}Z`),
  type: Date,
  format: 'dd/mm/yyyy',
});

/** The parts of a workbook by hand, for what writers do not write. */
const workbookOf = (
  sheet: string,
  parts: { readonly book?: string; readonly styles?: string; readonly texts?: string } = {},
) =>
  zipOf([
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns:r="r">${parts.book ?? ''}<sheets><sheet name="Episodes" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content:
        '<Relationships><Relationship Id="rId1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/>' +
        '<Relationship Id="rId2" Type="http://x/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>',
    },
    { name: 'xl/styles.xml', content: `<styleSheet>${parts.styles ?? ''}</styleSheet>` },
    { name: 'xl/sharedStrings.xml', content: `<sst>${parts.texts ?? ''}</sst>` },
    { name: 'xl/worksheets/sheet1.xml', content: `<worksheet><sheetData>${sheet}</sheetData></worksheet>` },
  ]);

const text = (address: string, value: string) => `<c r="${address}" t="inlineStr"><is><t>${value}</t></is></c>`;
const header = `<row r="1">${text('A1', 'CHILD')}${text('B1', 'DECOM')}</row>`;

describe('a workbook', () => {
  const episodes = [
    ['CHILD', 'DECOM', 'URN', 'OPEN', null, 'SCORE'],
    ['00123', day('2017-04-09T00:00'), 1_679_094, true, null, 17.5],
    [null, null, null, null, null, null],
    ['8 ', day('1999-02-01T14:30'), null, false, null, -3],
  ];
  const written = writeWorkbook([
    { sheet: 'Notes', data: [['Return of 2018'], ['made on Monday']] },
    { sheet: 'Episodes', data: [['Return of 2018'], ...episodes] },
    { sheet: 'Empty', data: [] },
    {
      sheet: 'Header',
      data: [
        ['CHILD', 'SEX'],
        ['00123', 2],
      ],
    },
  ]).toBuffer();
  const rows = {
    'r.xlsx#Episodes': [
      ['CHILD', 'DECOM', 'URN', 'OPEN', '', 'SCORE'],
      ['00123', '09/04/2017', '1679094', 'TRUE', '', '17.5'],
      ['8 ', '01/02/1999 14:30:00', '', 'FALSE', '', '-3'],
    ],
    'r.xlsx#Header': [
      ['CHILD', 'SEX'],
      ['00123', '2'],
    ],
  };

  it('has a table in each sheet with a header; notes and a title above the header are passed over', async () => {
    const { rows: found, told } = await everythingIn('r.xlsx', await written);
    expect(found).toEqual(rows);
    expect(told).toEqual([['sheet-passed-over', 'r.xlsx', null]]);
  });

  it('is known by what it holds, not by its name, also in an archive', async () => {
    expect(Object.keys((await everythingIn('a.csv', await written)).rows)).toEqual(['a.csv#Episodes', 'a.csv#Header']);
    const archive = zipOf([{ name: '2018/r.xlsx', content: await written }]);
    expect((await everythingIn('x.zip', archive)).rows['x.zip/2018/r.xlsx#Header']).toEqual(rows['r.xlsx#Header']);
  });

  it('has the cells that another reader finds', async () => {
    const sheets = await readWorkbook(Buffer.from(await written));
    const theirs = sheets.find(({ sheet }) => sheet === 'Header')?.data;
    expect((await everythingIn('r.xlsx', await written)).rows['r.xlsx#Header']).toEqual(
      theirs?.map((row) => row.map((cell) => String(cell))),
    );
  });

  it('has rows numbered as it shows them', async () => {
    const bytes = workbookOf(`${header}<row r="5">${text('A5', '1')}${text('D5', 'x')}</row>`);
    expect((await everythingIn('r.xlsx', bytes)).told).toEqual([['wrong-number-of-cells', 'r.xlsx', 5]]);
  });

  it.each([
    ['a shared text', '<c r="B2" t="s"><v>1</v></c>', 'Renée "x"'],
    ['a text of a formula', '<c r="B2" t="str"><f>A1</f><v>a&amp;b</v></c>', 'a&b'],
    [
      'a text in pieces, with its pronunciation',
      '<c r="B2" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r><rPh><t>z</t></rPh></is></c>',
      'ab',
    ],
    ['a line end written as a sign', '<c r="B2" t="inlineStr"><is><t>a_x000A_b</t></is></c>', 'a\nb'],
    ['a whole number', '<c r="B2"><v>17</v></c>', '17'],
    ['a whole number written as a power', '<c r="B2"><v>1.7E3</v></c>', '1700'],
    ['a long number', '<c r="B2"><v>12345678901234567890</v></c>', '12345678901234567890'],
    ['a number that binary cannot hold', '<c r="B2"><v>0.30000000000000004</v></c>', '0.30000000000000004'],
    ['a number shown with leading zeros', '<c r="B2" s="3"><v>123</v></c>', '00123'],
    ['a day of a built-in format', '<c r="B2" s="1"><v>43190</v></c>', '31/03/2018'],
    ['a day of a format of its own', '<c r="B2" s="2"><v>43190</v></c>', '31/03/2018'],
    ['a day with a time', '<c r="B2" s="2"><v>43190.75</v></c>', '31/03/2018 18:00:00'],
    ['the 29 February 1900 that never was', '<c r="B2" s="1"><v>60</v></c>', '60'],
    ['the day after it', '<c r="B2" s="1"><v>61</v></c>', '01/03/1900'],
    ['a day written as ISO', '<c r="B2" t="d"><v>2018-03-31T00:00:00</v></c>', '2018-03-31T00:00:00'],
    ['money in red', '<c r="B2" s="4"><v>5</v></c>', '5'],
    ['nothing', '<c r="B2"/>', ''],
  ])('with %s has the text that its CSV would have', async (_what, cell, value) => {
    const bytes = workbookOf(`${header}<row r="2">${text('A2', '1')}${cell}</row>`, {
      texts: '<si><t>x</t></si><si><r><t>Renée </t></r><r><t>"x"</t></r></si>',
      styles:
        '<numFmts><numFmt numFmtId="164" formatCode="[$-809]dd\\/mm\\/yyyy;@"/><numFmt numFmtId="165" formatCode="00000"/>' +
        '<numFmt numFmtId="166" formatCode="[Red]&quot;paid&quot;0"/></numFmts>' +
        '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>' +
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs>',
    });
    expect((await everythingIn('r.xlsx', bytes)).rows['r.xlsx#Episodes']).toEqual([
      ['CHILD', 'DECOM'],
      ['1', value],
    ]);
  });

  it('that counts days from 1904 is read by that count', async () => {
    const bytes = workbookOf(`${header}<row r="2">${text('A2', '1')}<c r="B2" s="0"><v>41728</v></c></row>`, {
      book: '<workbookPr date1904="1"/>',
      styles: '<cellXfs><xf numFmtId="14"/></cellXfs>',
    });
    expect((await everythingIn('r.xlsx', bytes)).rows['r.xlsx#Episodes']?.[1]).toEqual(['1', '31/03/2018']);
  });

  it('with a cell in error loses that row only', async () => {
    const bytes = workbookOf(
      `${header}<row r="2">${text('A2', '1')}<c r="B2" t="e"><v>#REF!</v></c></row><row r="3">${text('A3', '2')}</row>`,
    );
    const { rows: found, told } = await everythingIn('r.xlsx', bytes);
    expect(found['r.xlsx#Episodes']).toHaveLength(3);
    expect(told).toEqual([['cell-in-error', 'r.xlsx', 2]]);
  });

  it.each([
    ['cut off', workbookOf(header).subarray(0, 300), 'archive-broken'],
    ['with a sheet that breaks off', workbookOf(`${header}<row r="2"><c r="A2">`), 'workbook-broken'],
    [
      'with a row before the row before it',
      workbookOf(`${header}<row r="1">${text('A1', '1')}</row>`),
      'workbook-broken',
    ],
    ['with a column no workbook has', workbookOf(`${header}<row r="2">${text('ZZZ2', '1')}</row>`), 'workbook-broken'],
    [
      'with a row no workbook has',
      workbookOf(`${header}<row r="999999999">${text('A2', '1')}</row>`),
      'workbook-broken',
    ],
    [
      'with a text that is not there',
      workbookOf(`${header}<row r="2"><c r="A2" t="s"><v>9</v></c></row>`),
      'workbook-broken',
    ],
    ['without rows', workbookOf(''), 'workbook-without-tables'],
    ['of the binary kind', zipOf([{ name: 'xl/workbook.bin', content: 'x' }]), 'workbook-of-another-kind'],
    ['of OpenOffice', zipOf([{ name: 'META-INF/manifest.xml', content: 'x' }]), 'workbook-of-another-kind'],
    ['of the old kind', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]), 'file-is-old-workbook'],
    [
      'with a password',
      Buffer.concat([
        Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
        Buffer.alloc(1000),
        Buffer.from('EncryptedPackage', 'utf16le'),
      ]),
      'workbook-locked',
    ],
  ])('%s is refused with its own sentence', async (_what, bytes, code) => {
    expect((await everythingIn('r.xlsx', bytes)).told.map(([told]) => told)).toEqual([code]);
  });
});
