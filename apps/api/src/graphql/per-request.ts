import DataLoader from 'dataloader';

/** @returns for each request its own loader, made when first asked for: nothing read for one caller is kept for another. */
export function loaderPerRequest<Key, Value>(
  load: (keys: readonly Key[]) => Promise<readonly Value[]>,
): (context: object) => DataLoader<Key, Value> {
  const loaders = new WeakMap<object, DataLoader<Key, Value>>();
  return (context) => {
    const known = loaders.get(context);
    if (known) return known;
    const loader = new DataLoader(load);
    loaders.set(context, loader);
    return loader;
  };
}
