import { heartIsBeating } from './heartbeat.js';

/** For a container's health check: ends with 0 while the worker beside it is alive. */
process.exitCode = heartIsBeating(new Date()) ? 0 : 1;
