import { writeFile } from 'node:fs/promises';
import { NestFactory } from '@nestjs/core';
import { Argument, type Command, Option } from 'commander';
import { type TemplateKind, templateKinds, Templates, TemplatesModule } from '#ingest';
import { CommandRefused } from '../command-refused.js';
import { put, say } from '../say.js';

interface TemplateOptions {
  readonly format: 'csv' | 'xlsx';
  readonly out?: string;
}

async function template(kind: TemplateKind, { format, out }: TemplateOptions): Promise<void> {
  const application = await NestFactory.createApplicationContext(TemplatesModule, { logger: false });
  const templates = application.get(Templates);
  if (format === 'csv' && out === undefined) {
    await put(templates.csv(kind));
    return;
  }
  const file = out ?? templates.fileName(kind, format);
  const content = format === 'csv' ? templates.csv(kind) : await templates.xlsx(kind);
  try {
    await writeFile(file, content, { flag: 'wx' });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw new CommandRefused(`There is a file ${file} already. Name another with --out.`);
    throw new CommandRefused(`${file} could not be written: ${message}`);
  }
  say(`Wrote ${file}. Leave its example row in or take it out: it is never loaded.`);
}

/** Adds `template`: an empty file of ours to fill in. */
export function addTemplateCommand(program: Command): void {
  program
    .command('template')
    .description('an empty file to fill in, with what each column is and the words it may hold')
    .addArgument(new Argument('<kind>').choices(templateKinds))
    .addOption(
      new Option('--format <format>', 'csv to the screen, or xlsx to a file').choices(['csv', 'xlsx']).default('csv'),
    )
    .option('--out <file>', 'write it to this file')
    .action(template);
}
