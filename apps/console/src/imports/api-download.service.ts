import { Readable } from 'node:stream';
import { Injectable, NotFoundException } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { z } from 'zod';
import { ApiFault, ApiUnreachable, NotAllowed, NotSignedIn } from '../api/api-refusals.js';
import { ConsoleSettings } from '../console-settings.js';

const longestWaitMilliseconds = 60_000;
const refused = z.object({ code: z.string(), message: z.string() });
const passedOn = ['content-type', 'content-disposition', 'content-length', 'x-content-type-options'];

/** Hands a file of the api on to the browser as it comes: the session that may read it never leaves the server. */
@Injectable()
export class ApiDownload {
  constructor(private readonly settings: ConsoleSettings) {}

  /**
   * @param route of the api, each part of it encoded.
   * @throws NotFoundException, NotSignedIn, NotAllowed, ApiUnreachable or ApiFault: each has its own page.
   */
  async pass(route: string, token: string | null, reply: FastifyReply): Promise<void> {
    const response = await fetch(new URL(route, this.settings.apiUrl), {
      headers: token === null ? {} : { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(longestWaitMilliseconds),
    }).catch((cause: unknown) => {
      throw new ApiUnreachable(this.settings.apiUrl, cause);
    });
    if (!response.ok || response.body === null) throw await refusalOf(response);
    for (const name of passedOn) {
      const value = response.headers.get(name);
      if (value !== null) reply.header(name, value);
    }
    await reply.header('cache-control', 'no-store').send(Readable.fromWeb(response.body));
  }
}

async function refusalOf(response: Response): Promise<Error> {
  if (response.status === 401) return new NotSignedIn();
  if (response.status === 404) return new NotFoundException();
  const refusal = refused.safeParse(await response.json().catch(() => null));
  if (response.status === 403 && refusal.success) return new NotAllowed(refusal.data.message);
  return new ApiFault(`A download was answered with ${response.status}`, null);
}
