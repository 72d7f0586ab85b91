import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { ConsoleSettings } from '../console-settings.js';
import { ApiFault, ApiUnreachable, NotAllowed, NotSignedIn } from './api-refusals.js';
import { type Operation } from './operation.js';

const longestWaitMilliseconds = 20_000;

const graphqlAnswer = z.object({
  data: z.unknown().optional(),
  errors: z
    .array(
      z.object({
        message: z.string(),
        extensions: z.object({ code: z.string().optional(), reference: z.string().optional() }).optional(),
      }),
    )
    .optional(),
});

/** Speaks GraphQL with the api on behalf of one signed-in person. Knows nothing of pages. */
@Injectable()
export class ApiClient {
  constructor(private readonly settings: ConsoleSettings) {}

  /**
   * @param token the session of the person who asks; null before anybody has signed in.
   * @throws NotSignedIn, NotAllowed, ApiUnreachable or ApiFault: each has its own page.
   */
  async ask<Answer, Variables extends object>(
    operation: Operation<Answer, Variables>,
    variables: Variables,
    token: string | null,
  ): Promise<Answer> {
    const { data, errors } = await this.post({ query: operation.text, variables }, token);
    const first = errors?.[0];
    if (!first) return data as Answer;

    const { code, reference } = first.extensions ?? {};
    if (code === 'UNAUTHENTICATED') throw new NotSignedIn();
    if (code === 'FORBIDDEN') throw new NotAllowed(first.message);
    throw new ApiFault(`${operation.name}: ${first.message}`, reference ?? null);
  }

  private async post(body: object, token: string | null): Promise<z.infer<typeof graphqlAnswer>> {
    const response = await fetch(new URL('/graphql', this.settings.apiUrl), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json',
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(longestWaitMilliseconds),
    }).catch((cause: unknown) => {
      throw new ApiUnreachable(this.settings.apiUrl, cause);
    });
    const answer = graphqlAnswer.safeParse(await response.json().catch(() => null));
    if (answer.success) return answer.data;
    throw new ApiUnreachable(this.settings.apiUrl, new Error(`It answered ${response.status} and no GraphQL.`));
  }
}
