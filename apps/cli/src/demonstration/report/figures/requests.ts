import { type CsvRow, field, type FileSet } from '../file-set.js';
import { type Figure, percent, shares } from '../figure.js';

/** Fields that a worker may leave blank, where there is something to write in them. */
const mayBeBlank = (row: CsvRow): string[] => [
  field(row, 'SEX'),
  field(row, 'HOME_POSTCODE'),
  ...(field(row, 'SCHOOL_NAME') === '' ? [] : [field(row, 'SCHOOL_POSTCODE')]),
];

/** The open requests. */
export function requestFigures(files: FileSet): Figure[] {
  const rows = files.rows('fictional-requests.csv');
  const fields = rows.flatMap(mayBeBlank);
  const usual = rows.filter((row) => field(row, 'PLACEMENT_TYPE') !== 'parent-and-child');
  const answers = usual.flatMap((row) => [
    ...field(row, 'AGREED_BY').split(';'),
    ...field(row, 'DECLINED_BY').split(';'),
  ]);
  const given = answers.filter((answer) => answer !== '').length;
  return [
    { id: 'requests', what: 'Open requests', unit: 'requests', target: 28, tolerance: 3, generated: rows.length },
    ...shares('request', 'Open requests', rows, [
      ['needed the same day', 40, 4, (row) => field(row, 'OPENED_ON') === field(row, 'NEEDED_BY')],
    ]),
    {
      id: 'blank',
      what: 'Fields left blank',
      unit: '%',
      target: 15,
      tolerance: 9,
      generated: percent(fields.filter((text) => text === '').length, fields.length),
    },
    {
      id: 'answers',
      what: 'Answers of carers a request (2.2 offers, 72% answered)',
      unit: 'answers',
      target: 1.6,
      tolerance: 0.6,
      generated: given / usual.length,
    },
  ];
}
