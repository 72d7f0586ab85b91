import { readSettings } from '#platform';
import { ApiModule } from './api.module.js';
import { createApi } from './create-api.js';

async function main(): Promise<void> {
  const settings = readSettings(process.env);
  if (!settings.ok) {
    console.error(settings.problem.sentence);
    process.exitCode = 1;
    return;
  }
  const app = await createApi(ApiModule.forRoot(settings.value));
  const stop = (): void => void app.close().then(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  await app.listen(settings.value.apiPort, settings.value.host);
  console.log('ready');
}

main().catch((fault: unknown) => {
  console.error(fault instanceof Error ? fault.message : 'The api could not start.');
  process.exit(1);
});
