import { writeFile } from 'node:fs/promises';
import { NestFactory } from '@nestjs/core';
import { type Command, Option } from 'commander';
import { parseCollectionYear, TemplatesModule, WriteCodeLists } from '#ingest';
import { CommandRefused } from '../command-refused.js';
import { put, say } from '../say.js';

interface CodesOptions {
  readonly year: string;
  readonly format: 'csv' | 'xlsx';
  readonly out?: string;
}

async function codes({ year, format, out }: CodesOptions): Promise<void> {
  const collectionYear = parseCollectionYear(year);
  if (collectionYear === null) {
    throw new CommandRefused(`"${year}" is not a year of the return. Write 2020/21 for 1 April 2020 to 31 March 2021.`);
  }
  const application = await NestFactory.createApplicationContext(TemplatesModule, { logger: false });
  const { fileName, content } = await application.get(WriteCodeLists).write(collectionYear, format);
  if (typeof content === 'string' && out === undefined) {
    await put(content);
    return;
  }
  const file = out ?? fileName;
  try {
    await writeFile(file, content, { flag: 'wx' });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw new CommandRefused(`There is a file ${file} already. Name another with --out.`);
    throw new CommandRefused(`${file} could not be written: ${message}`);
  }
  say(`Wrote ${file}.`);
}

/** Adds `codes`: what the codes of a year's statutory return mean. */
export function addCodesCommand(program: Command): void {
  program
    .command('codes')
    .description("the codes of a year's statutory return (SSDA903), with their meanings")
    .requiredOption('--year <year>', 'the year of the return: 2020/21 is 1 April 2020 to 31 March 2021')
    .addOption(
      new Option('--format <format>', 'csv to the screen, or xlsx to a file').choices(['csv', 'xlsx']).default('csv'),
    )
    .option('--out <file>', 'write it to this file')
    .action(codes);
}
