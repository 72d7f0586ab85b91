import { type MapFeature } from '../core/boundaries/index.js';

/** Reads the areas of a parsed GeoJSON or TopoJSON document. */
export abstract class MapDocument {
  /** @throws UnreadableFile when the document is neither, or is not whole. */
  abstract features(file: string, document: unknown): readonly MapFeature[];
}
