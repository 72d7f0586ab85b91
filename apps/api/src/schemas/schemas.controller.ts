import { Controller, Get, Header, NotFoundException, Param } from '@nestjs/common';
import { type JsonDocument, openSchemas } from '#ingest';
import { PublicOperation } from '../access/operation-permission.js';

/** The open schemas, for whoever wants to read or write what we publish. They hold nothing about anybody. */
@Controller('schemas')
export class SchemasController {
  @Get()
  @PublicOperation()
  list(): { readonly schemas: readonly string[] } {
    return { schemas: Object.keys(openSchemas).map((name) => `/schemas/${name}`) };
  }

  @Get(':name')
  @PublicOperation()
  @Header('content-type', 'application/schema+json; charset=utf-8')
  schema(@Param('name') name: string): JsonDocument {
    const schema = Object.hasOwn(openSchemas, name) ? openSchemas[name] : undefined;
    if (schema === undefined) throw new NotFoundException('There is no schema of this name. GET /schemas lists them.');
    return schema;
  }
}
