import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import cookie from '@fastify/cookie';
import formBody from '@fastify/formbody';
import helmet from '@fastify/helmet';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Log } from '#platform';
import { ConsoleModule } from './console.module.js';
import { type ConsoleSettings } from './console-settings.js';

const longestFormBytes = 64 * 1024;

/** Pages load styles, scripts and pictures from here and nothing from anywhere else. */
const contentSecurityPolicy = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'"],
    connectSrc: ["'self'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
    baseUri: ["'none'"],
  },
};

/** @returns the console, ready to listen. Closing it does not wait for browsers that keep a connection open. */
export async function createConsole(settings: ConsoleSettings, log: Log): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: longestFormBytes,
    forceCloseConnections: true,
    genReqId: () => randomBytes(4).toString('hex'),
  });
  const server = adapter.getInstance();
  await server.register(cookie);
  await server.register(helmet, {
    contentSecurityPolicy,
    enableCSPNonces: true,
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: false,
  });
  await server.register(formBody, { bodyLimit: longestFormBytes });
  // An upload is never read here: its bytes go on to the api as they come.
  server.addContentTypeParser('multipart/form-data', (_request, payload, done) => {
    done(null, payload);
  });
  const app = await NestFactory.create<NestFastifyApplication>(ConsoleModule.with(settings, log), adapter, {
    abortOnError: false,
    bodyParser: false,
    logger: ['warn', 'error', 'fatal'],
  });
  await app.init();
  return app;
}
