import { NestFactory } from '@nestjs/core';
import { readSettings } from '#platform';
import { startHeartbeat } from './heartbeat.js';
import { Work } from './work.js';
import { WorkerModule } from './worker.module.js';

async function main(): Promise<void> {
  const settings = readSettings(process.env);
  if (!settings.ok) {
    console.error(settings.problem.sentence);
    process.exitCode = 1;
    return;
  }
  const worker = await NestFactory.createApplicationContext(WorkerModule.forRoot(settings.value), {
    logger: ['error'],
  });
  const stop = (): void => void worker.close().then(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  await worker.get(Work).start();
  startHeartbeat();
  console.log('ready');
}

main().catch((fault: unknown) => {
  console.error(fault instanceof Error ? fault.message : 'The worker could not start.');
  process.exit(1);
});
