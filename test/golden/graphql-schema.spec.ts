import { readFile } from 'node:fs/promises';
import { expect, it } from '@jest/globals';
import { generateSchema } from '../../apps/api/src/graphql/generate-schema.js';

it('the committed GraphQL schema is the one the resolvers make; npm run schema regenerates it', async () => {
  expect(await generateSchema()).toBe(await readFile('apps/api/schema.graphql', 'utf8'));
});
