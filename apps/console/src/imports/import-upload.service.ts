import { type IncomingMessage, request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { ApiFault, ApiUnreachable, NotAllowed, NotSignedIn } from '../api/api-refusals.js';
import { ConsoleSettings } from '../console-settings.js';

export type UploadOutcome =
  | { readonly kind: 'taken'; readonly importId: string }
  /** Kept until somebody has seen what would change. */
  | { readonly kind: 'staged'; readonly stagedId: string }
  /** The api did not take the files at all; why, in a sentence. */
  | { readonly kind: 'not-taken'; readonly sentence: string };

const longestSilenceMilliseconds = 600_000;
const longestAnswerCharacters = 10_000;
const taken = z.object({ importId: z.string() });
const staged = z.object({ stagedId: z.string() });
const refused = z.object({ code: z.string(), message: z.string() });

/** Hands the bytes of an upload on to the api as they come from the browser: no file is ever whole in memory or on disk here. */
@Injectable()
export class ImportUpload {
  constructor(private readonly settings: ConsoleSettings) {}

  /**
   * @param route of the api: `/imports/postcodes`.
   * @param incoming the browser's request, its body unread.
   * @throws NotSignedIn, NotAllowed, ApiUnreachable or ApiFault: each has its own page.
   */
  async pass(route: string, incoming: IncomingMessage, token: string | null): Promise<UploadOutcome> {
    const { status, text } = await this.send(route, incoming, token);
    const answer: unknown = parsed(text);
    const kept = staged.safeParse(answer);
    if (kept.success) return { kind: 'staged', stagedId: kept.data.stagedId };
    const ok = taken.safeParse(answer);
    if (ok.success) return { kind: 'taken', importId: ok.data.importId };
    if (status === 401) throw new NotSignedIn();
    const refusal = refused.safeParse(answer);
    if (!refusal.success)
      throw new ApiUnreachable(this.settings.apiUrl, new Error(`It answered an upload with ${status}.`));
    if (status === 403) throw new NotAllowed(refusal.data.message);
    if (status >= 500) throw new ApiFault('An upload was not answered', null);
    return { kind: 'not-taken', sentence: refusal.data.message };
  }

  private send(
    route: string,
    incoming: IncomingMessage,
    token: string | null,
  ): Promise<{ readonly status: number; readonly text: string }> {
    const address = new URL(route, this.settings.apiUrl);
    const start = address.protocol === 'https:' ? httpsRequest : httpRequest;
    const { 'content-type': contentType, 'content-length': contentLength } = incoming.headers;
    return new Promise((resolve, reject) => {
      const outgoing = start(address, {
        method: 'POST',
        timeout: longestSilenceMilliseconds,
        headers: {
          ...(contentType === undefined ? {} : { 'content-type': contentType }),
          ...(contentLength === undefined ? {} : { 'content-length': contentLength }),
          ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        },
      });
      const fail = (cause: unknown): void => {
        reject(new ApiUnreachable(this.settings.apiUrl, cause));
      };
      outgoing.once('response', (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          if (text.length < longestAnswerCharacters) text += chunk;
        });
        response.once('end', () => {
          // An api that answers early has stopped reading: the rest of the upload is let run out.
          incoming.unpipe(outgoing);
          incoming.resume();
          resolve({ status: response.statusCode ?? 0, text });
        });
        response.once('error', fail);
      });
      outgoing.once('error', fail);
      outgoing.once('timeout', () => outgoing.destroy(new Error('No answer in time')));
      // A browser that goes away in the middle must not leave the api with half a file that looks whole.
      incoming.once('close', () => {
        if (!incoming.complete) outgoing.destroy(new Error('The upload broke off'));
      });
      incoming.pipe(outgoing);
    });
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
