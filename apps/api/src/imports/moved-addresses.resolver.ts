import { Args, Context, Field, ID, Info, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { type GraphQLResolveInfo } from 'graphql';
import { type MovedAddress, movedAddressSentence, ReadImports, ReadMovedAddresses } from '#ingest';
import { callerOf, notFoundFor, type OperationContext, showing } from '../access/operation-context.js';
import { RequiresPermission } from '../access/operation-permission.js';
import { AuthorityNames } from '../geography/authority-names.loader.js';
import { connectionOf } from '../graphql/connection.type.js';
import { connectionFrom, pageLength, refuseCursor } from '../graphql/page.js';
import { PageArgs } from '../graphql/page.args.js';
import { answerType } from '../graphql/problem.type.js';
import { ImportNotFoundProblem } from './import-report.type.js';

@ObjectType('MovedAddress', { description: 'An address that a release of postcodes resolved differently.' })
export class MovedAddressType {
  @Field({ description: 'Whose address, and what changed. Of a child’s own home no more than the sector is told.' })
  readonly sentence!: string;
}

@ObjectType('MovedAddressConnection')
export class MovedAddressConnection extends connectionOf(MovedAddressType, 'MovedAddress') {}

export const MovedAddressesAnswer = answerType('MovedAddressesAnswer', MovedAddressConnection, [ImportNotFoundProblem]);

@Resolver()
export class MovedAddressesResolver {
  constructor(
    private readonly moved: ReadMovedAddresses,
    private readonly reports: ReadImports,
    private readonly names: AuthorityNames,
  ) {}

  @Query(() => MovedAddressesAnswer, { description: 'What a load of postcodes moved: homes, schools, placements.' })
  @RequiresPermission('episode-read')
  async movedAddresses(
    @Args('importId', { type: () => ID }) importId: string,
    @Args() { first, after }: PageArgs,
    @Context() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof MovedAddressesAnswer> {
    const { authorityCode } = callerOf(context);
    const report = await this.reports.byId(importId, authorityCode);
    if (!report.ok) {
      notFoundFor(context, info, 'import', importId);
      return new ImportNotFoundProblem();
    }
    if (typeof after === 'string' && !/^\d{1,9}$/.test(after)) return refuseCursor();
    const length = pageLength(first);
    const asked = { importId, authorityCode, first: length + 1, after: Number(after ?? 0) };
    const { addresses, totalCount } = await this.moved.page(asked);
    const nameOf = await this.names.for(context);
    showing(context, info, 'import', [importId]);
    const edges = addresses.slice(0, length).map((node) => ({ cursor: String(node.ordinal), node }));
    const page = { edges, totalCount, hasNextPage: addresses.length > length };
    return connectionFrom(page, (address: MovedAddress) => ({
      sentence: movedAddressSentence(address, (code) => nameOf(code) ?? code),
    }));
  }
}
