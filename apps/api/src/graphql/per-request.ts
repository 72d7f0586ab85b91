import DataLoader from 'dataloader';
import { type OperationContext } from '../access/operation-context.js';

/** @returns for each request its own loader, made when first asked for: nothing read for one caller is kept for another. */
export function loaderPerRequest<Key, Value>(
  loadFor: (context: OperationContext) => (keys: readonly Key[]) => Promise<readonly Value[]>,
): (context: OperationContext) => DataLoader<Key, Value> {
  const loaders = new WeakMap<OperationContext, DataLoader<Key, Value>>();
  return (context) => {
    const known = loaders.get(context);
    if (known) return known;
    const loader = new DataLoader(loadFor(context));
    loaders.set(context, loader);
    return loader;
  };
}
