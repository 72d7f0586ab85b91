import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { compile } from 'sass';
import { places } from './places.js';

/** A file for browsers, kept in memory. Its address holds a digest of its content, so it may be cached for ever. */
export interface Asset {
  readonly name: string;
  readonly type: string;
  readonly content: Buffer;
}

const compiledStyles = (): Buffer => {
  const { css } = compile(join(places.console, 'styles', 'console.scss'), {
    loadPaths: [dirname(places.govukFrontend)],
    style: 'compressed',
    quietDeps: true,
  });
  return Buffer.from(css);
};

/** Styles are compiled once, when the console starts: about a second, and nothing to build or to go stale. */
@Injectable()
export class Assets {
  private readonly byName: ReadonlyMap<string, Asset>;
  /** Changes with any of the files. */
  readonly version: string;

  constructor() {
    const ours = (name: string): Buffer => readFileSync(join(places.console, 'assets', name));
    const assets: readonly Asset[] = [
      { name: 'console.css', type: 'text/css; charset=utf-8', content: compiledStyles() },
      { name: 'console.js', type: 'text/javascript; charset=utf-8', content: ours('console.js') },
      { name: 'icon.svg', type: 'image/svg+xml', content: ours('icon.svg') },
      {
        name: 'govuk-frontend.js',
        type: 'text/javascript; charset=utf-8',
        content: readFileSync(join(places.govukFrontend, 'dist', 'govuk', 'govuk-frontend.min.js')),
      },
    ];
    this.byName = new Map(assets.map((asset) => [asset.name, asset]));
    const digest = createHash('sha256');
    for (const { content } of assets) digest.update(content);
    this.version = digest.digest('hex').slice(0, 12);
  }

  /** @returns the address prefix under which all of them are served. */
  get address(): string {
    return `/assets/${this.version}`;
  }

  find(version: string, name: string): Asset | null {
    return version === this.version ? (this.byName.get(name) ?? null) : null;
  }
}
