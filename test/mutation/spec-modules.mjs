/** Where the specs' imports of Jest and fast-check lead while mutants are tried. */
const instead = { '@jest/globals': './spec-globals.mjs', 'fast-check': './few-samples.mjs' };

export const resolve = (specifier, context, next) =>
  specifier in instead && !context.parentURL?.endsWith('few-samples.mjs')
    ? { url: new URL(instead[specifier], import.meta.url).href, shortCircuit: true }
    : next(specifier, context);
