import { Presets, SingleBar } from 'cli-progress';
import { type LoadProgress } from './load-demonstration.js';

/** One bar on standard error for the whole load; nothing where standard error is not a terminal. */
export function oneBar(): { readonly show: (progress: LoadProgress) => void; readonly stop: () => void } {
  const format = 'Demonstration {bar} {percentage}% | {doing}';
  const bar = new SingleBar({ format, stream: process.stderr, hideCursor: true, clearOnComplete: true }, Presets.rect);
  let isShown = false;
  return {
    show: ({ done, doing }) => {
      if (!isShown) bar.start(1000, 0, { doing: '' });
      isShown = true;
      bar.update(Math.round(done * 1000), { doing });
    },
    stop: () => bar.stop(),
  };
}
