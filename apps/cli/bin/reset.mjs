import { become, setUp } from './set-up.mjs';

await setUp();
await become('reset.js', process.argv.slice(2));
