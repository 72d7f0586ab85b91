import { mkdirSync } from 'node:fs';
import path from 'node:path';

/**
 * Jest's global set-up: gives the run a folder for its servers, named by the run's process. Servers start when the first
 * test asks for one, so a run that needs none pays nothing. Several projects name this file; the second call finds the
 * work done. Node built-ins only: Jest loads this file outside its own module world.
 */
function startTestServices(): void {
  const folder = path.resolve('.data', `test-services-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  process.env['NEARHOME_TEST_SERVICES'] = folder;
}

/** Jest asks for a default. */
export { startTestServices as default };
