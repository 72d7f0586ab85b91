import { Controller, Get, Module } from '@nestjs/common';
import { Mutation, Query, Resolver } from '@nestjs/graphql';
import { describe, expect, it, jest } from '@jest/globals';
import { PublicOperation } from '../../apps/api/src/access/operation-permission.js';
import { startApi } from './support/running-api.js';

jest.setTimeout(60_000);

@Resolver()
class BareQuery {
  @Query(() => String)
  bareQuery(): string {
    return 'open to all';
  }
}

@Resolver()
class BareMutation {
  @Mutation(() => String, { name: 'renamedMutation' })
  bareMutation(): string {
    return 'open to all';
  }
}

@Resolver()
class NamedQuery {
  @Query(() => String)
  @PublicOperation()
  namedQuery(): string {
    return 'said to be public';
  }
}

@Controller('bare')
class BareController {
  @Get()
  route(): string {
    return 'open to all';
  }
}

@Module({ controllers: [BareController] })
class BareRouteModule {}

describe('the api', () => {
  it.each([
    ['a query', { providers: [BareQuery] }, 'Query.bareQuery'],
    ['a mutation', { providers: [BareMutation] }, 'Mutation.renamedMutation'],
    [
      'a resolver made by a factory',
      { providers: [{ provide: NamedQuery, useFactory: () => new NamedQuery() }] },
      'Query.namedQuery',
    ],
    ['a route', { imports: [BareRouteModule] }, 'BareController.route'],
  ])('does not start with %s that the guard cannot judge', async (_, more, named) => {
    await expect(startApi({}, more)).rejects.toThrow(named);
  });

  it('starts when the same query says that it is public', async () => {
    const api = await startApi({}, { providers: [NamedQuery] });
    try {
      expect(await api.ask('{ namedQuery }', {}, null)).toEqual({ data: { namedQuery: 'said to be public' } });
    } finally {
      await api.stop();
    }
  });
});
