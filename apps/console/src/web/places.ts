import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Templates, styles and browser scripts are read where they were written, whether this code runs from source or from dist. */
function consoleFolder(): string {
  const place = join('apps', 'console', 'views', 'layout.njk');
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, place))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`No ${place} in or above ${fileURLToPath(import.meta.url)}`);
    folder = parent;
  }
  return join(folder, 'apps', 'console');
}

export const places = {
  console: consoleFolder(),
  govukFrontend: dirname(createRequire(import.meta.url).resolve('govuk-frontend/package.json')),
} as const;
