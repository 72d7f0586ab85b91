import { Presets, SingleBar } from 'cli-progress';
import { type ImportProgress } from '#ingest';

export interface ProgressBar {
  readonly show: (progress: ImportProgress) => void;
  readonly stop: () => void;
}

/** A bar on standard error while files are read; nothing where standard error is not a terminal. */
export function progressBar(totalBytes: number): ProgressBar {
  const format = 'Reading {bar} {percentage}% | {rows} rows | {file}';
  const bar = new SingleBar({ format, stream: process.stderr, hideCursor: true, clearOnComplete: true }, Presets.rect);
  bar.start(Math.max(totalBytes, 1), 0, { rows: 0, file: '' });
  return {
    show: ({ bytesRead, rowsRead, file }) => {
      bar.update(Math.min(bytesRead, totalBytes), { rows: rowsRead.toLocaleString('en-GB'), file });
    },
    stop: () => bar.stop(),
  };
}
