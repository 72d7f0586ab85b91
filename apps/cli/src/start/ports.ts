import { createServer } from 'node:net';

/** @returns what is wrong with listening on `port`, as a sentence, or null when it is free. */
export function whyPortIsNotFree(port: number, variable: string, host: string): Promise<string | null> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      const otherPort = port < 65_000 ? port + 100 : port - 100;
      const why =
        error.code === 'EADDRINUSE'
          ? `Port ${port} is taken by another program.`
          : `Port ${port} cannot be used (${error.code ?? error.message}).`;
      resolve(`${why} Stop that program, or choose another port: ${variable}=${otherPort} npm start`);
    });
    probe.listen(port, host, () => probe.close(() => resolve(null)));
  });
}
