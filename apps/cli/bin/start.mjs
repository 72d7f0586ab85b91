import { become, setUp } from './set-up.mjs';

await setUp();
await become('start.js', process.argv.slice(2));
