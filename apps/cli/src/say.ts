/** A sentence for the person: on standard error, so that a command's output holds its data and nothing else. */
export const say = (sentence: string): void => void process.stderr.write(`${sentence}\n`);

/** Data, on standard output; done when it is handed over. */
export const put = (text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
  });
