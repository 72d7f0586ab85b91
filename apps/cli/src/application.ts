import { type INestApplicationContext, Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { IngestModule } from '#ingest';
import { MatchingModule } from '#matching';
import { PlatformModule, readLauncherSettings, ServerFault, type Settings, withServices } from '#platform';
import { RegisterModule } from '#register';
import { SufficiencyModule } from '#sufficiency';
import { CommandRefused } from './command-refused.js';
import { say } from './say.js';

@Module({})
class CommandLineModule {
  static forRoot(settings: Settings): DynamicModule {
    return {
      module: CommandLineModule,
      imports: [
        PlatformModule.forRoot(settings, 'cli'),
        IngestModule,
        RegisterModule,
        MatchingModule,
        SufficiencyModule,
      ],
    };
  }
}

const endings = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const saySo = (): void => say('Stopped. Nothing of this command was kept.');

/**
 * Starts the database where the settings name none, migrates it, does `use` with the services of the libraries, and stops
 * what it started; so too on Ctrl-C, when the database undoes what was not finished.
 *
 * @throws CommandRefused when that cannot be done here.
 */
export async function withApplication<T>(use: (application: INestApplicationContext) => Promise<T>): Promise<T> {
  const settings = readLauncherSettings(process.env);
  if (!settings.ok) throw new CommandRefused(settings.problem.sentence);
  for (const signal of endings) process.once(signal, saySo);
  try {
    return await withServices(settings.value, ({ databaseUrl }) =>
      runWith({ ...settings.value, databaseUrl, redisUrl: null }, use),
    );
  } catch (fault) {
    throw fault instanceof ServerFault ? new CommandRefused(fault.message) : fault;
  } finally {
    for (const signal of endings) process.off(signal, saySo);
  }
}

/** Does `use` with the services of the libraries on the database of the settings, which runs and is up to date. */
export async function runWith<T>(
  settings: Settings,
  use: (application: INestApplicationContext) => Promise<T>,
): Promise<T> {
  const module = CommandLineModule.forRoot(settings);
  const application = await NestFactory.createApplicationContext(module, { logger: false, abortOnError: false });
  try {
    return await use(application);
  } finally {
    await application.close();
  }
}
