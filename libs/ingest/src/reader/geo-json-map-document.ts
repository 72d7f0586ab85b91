import { Injectable } from '@nestjs/common';
import { feature } from 'topojson-client';
import { z } from 'zod';
import { importError, wrongContent } from '../core/index.js';
import { type MapFeature } from '../core/boundaries/index.js';
import { MapDocument } from '../app/map-document.js';
import { UnreadableFile } from '../app/unreadable-file.js';

const point = z.array(z.number()).min(2);
const ring = z.array(point);
const featureCollection = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.object({
      id: z.union([z.string(), z.number()]).optional(),
      properties: z.record(z.string(), z.unknown()).nullable(),
      geometry: z.discriminatedUnion('type', [
        z.object({ type: z.literal('Polygon'), coordinates: z.array(ring) }),
        z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ring)) }),
      ]),
    }),
  ),
});
const topology = z.looseObject({
  type: z.literal('Topology'),
  arcs: z.array(z.array(point)),
  objects: z.record(z.string(), z.looseObject({ type: z.string() })),
});

/** GeoJSON as RFC 7946 has it, though in metres; TopoJSON by topojson-client, its first object. */
@Injectable()
export class GeoJsonMapDocument extends MapDocument {
  override features(file: string, document: unknown): readonly MapFeature[] {
    const collection = featureCollection.safeParse(asFeatures(file, document));
    if (!collection.success) throw new UnreadableFile(brokenMap(file));
    return collection.data.features.map(({ id, properties, geometry }) => ({
      id: String(id ?? ''),
      properties: properties ?? {},
      rings: geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat(),
    }));
  }
}

const brokenMap = (file: string) =>
  importError('map-broken', { file }, 'The areas of the map are not all polygons of coordinates. Export it again.');

function asFeatures(file: string, document: unknown): unknown {
  const type = typeof document === 'object' && document !== null && 'type' in document ? document.type : null;
  if (type === 'FeatureCollection') return document;
  if (type !== 'Topology') throw new UnreadableFile(wrongContent(file, 'text', 'json'));
  const parsed = topology.safeParse(document);
  const [first] = parsed.success ? Object.values(parsed.data.objects) : [];
  if (!parsed.success || !first) throw new UnreadableFile(brokenMap(file));
  try {
    return feature(
      parsed.data as unknown as Parameters<typeof feature>[0],
      first as unknown as Parameters<typeof feature>[1],
    );
  } catch {
    throw new UnreadableFile(brokenMap(file));
  }
}
