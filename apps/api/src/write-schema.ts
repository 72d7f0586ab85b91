import { writeFile } from 'node:fs/promises';
import { generateSchema } from './graphql/generate-schema.js';

/** Regenerates the committed schema: `node dist/apps/api/src/write-schema.js`, from the root of the repository. */
await writeFile('apps/api/schema.graphql', await generateSchema());
