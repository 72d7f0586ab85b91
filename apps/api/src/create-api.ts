import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import multipart from '@fastify/multipart';
import { type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Log } from '#platform';
import { AuditWriter } from './access/audit-writer.service.js';
import { CallerReader } from './access/caller-reader.service.js';

/** A GraphQL request is text that a person's page wrote; files come by upload, which has its own limits. */
const mostBytesOfAQuery = 100_000;
const mostBytesOfAFile = 4_000_000_000;
const mostFilesOfAnUpload = 200;

/** @returns the api, ready to listen. @throws Error when an operation says neither a permission nor that it is public. */
export async function createApi(module: DynamicModule): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({ bodyLimit: mostBytesOfAQuery, genReqId: () => randomUUID() });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    abortOnError: false,
    logger: ['fatal', 'error', 'warn'],
  });
  await app.register(multipart, {
    preservePath: true,
    limits: { fileSize: mostBytesOfAFile, files: mostFilesOfAnUpload, fields: 10, fieldSize: 1_000 },
  });
  leaveTraces(app);
  try {
    await app.init();
  } catch (fault) {
    await app.close();
    throw fault;
  }
  return app;
}

/** The trace is written before the answer leaves, and an answer whose trace cannot be written does not leave. */
function leaveTraces(app: NestFastifyApplication): void {
  const [callers, audit, log] = [app.get(CallerReader), app.get(AuditWriter), app.get(Log)];
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onSend', async (request, reply, payload: unknown) => {
      void reply.header('cache-control', 'no-store').header('x-request-reference', request.id);
      const context = callers.contextOf(request);
      try {
        await audit.write(context);
        return payload;
      } catch (fault) {
        log.error('An answer was withheld: its trace could not be written', fault, { reference: request.id });
        void reply.code(500).type('application/json; charset=utf-8').removeHeader('content-length');
        return JSON.stringify({ code: 'INTERNAL_SERVER_ERROR', message: 'Something went wrong on our side.' });
      }
    });
}
