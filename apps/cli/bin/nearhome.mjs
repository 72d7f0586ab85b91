import { become, setUp } from './set-up.mjs';

await setUp();
await become('main.js', process.argv.slice(2));
