export * from './archive-problems.js';
export * from './cell-date.js';
export * from './content-kind.js';
export * from './csv-text.js';
export * from './file-problems.js';
export * from './header.js';
export * from './import-outcome.js';
export * from './import-problem.js';
export { type AddressPlace, type MovedAddress, movedAddressSentence } from './postcodes/moved-address.js';
export * from './problem-list.js';
export * from './validation/index.js';
export * from './ssda903/code-sets/index.js';
export { type ReturnTable, returnTables } from './ssda903/tables.js';
export {
  type ChangesOfOne,
  describeDifference,
  type DifferenceInWords,
  type NamesById,
  type RowChange,
} from './difference/index.js';
export {
  type CodeList,
  documentation,
  type FileColumn,
  type FileDescription,
  fileDescriptions,
  isTemplateKind,
  type TemplateKind,
  templateKinds,
} from './templates/index.js';
export * from './workbook-problems.js';
export * from './xml-problems.js';
export * from './workbook-cells.js';
