import { Args, Context, ID, Info, Query, Resolver } from '@nestjs/graphql';
import { type GraphQLResolveInfo } from 'graphql';
import { type CodedColumn, meaningOfCode } from '#ingest';
import { type EpisodeOfChild, ReadChildHistory } from '#register';
import { callerOf, notFoundFor, type OperationContext, showing } from '../access/operation-context.js';
import { RequiresPermission } from '../access/operation-permission.js';
import {
  ReturnedChildAnswer,
  ReturnedChildNotFoundProblem,
  type ReturnCodeType,
  type ReturnedEpisodeType,
} from './returned-child.type.js';

const coded = (column: CodedColumn, code: string | null): ReturnCodeType | null =>
  code === null || code === '' ? null : { code, meaning: meaningOfCode(column, code) };

const episodeShape = (episode: EpisodeOfChild): ReturnedEpisodeType => ({
  startedOn: episode.startedOn,
  endedOn: episode.endedOn,
  closedAsStale: episode.closedAsStale,
  reasonNewEpisode: coded('RNE', episode.reasonNewEpisode),
  legalStatus: coded('LS', episode.legalStatus),
  need: coded('CIN', episode.needCode),
  placementType: coded('PLACE', episode.placementType),
  providerType: coded('PLACE_PROVIDER', episode.providerType),
  reasonEnded: coded('REC', episode.reasonEnded),
  reasonPlaceChange: coded('REASON_PLACE_CHANGE', episode.reasonPlaceChange),
  placementPostcode: episode.placementPostcode,
  urn: episode.urn,
  placementArea: episode.placementAreaCode === null ? null : { code: episode.placementAreaCode },
  isInOwnArea: episode.placementLocation === null ? null : episode.placementLocation === 'IN',
  milesFromHome: episode.placementMiles,
  yearEndOn: episode.yearEndOn,
  file: episode.fileName,
  row: episode.rowNumber,
});

@Resolver()
export class ReturnedChildResolver {
  constructor(private readonly histories: ReadChildHistory) {}

  @Query(() => ReturnedChildAnswer, { description: 'What statutory returns of the own authority tell of a child.' })
  @RequiresPermission('episode-read')
  async returnedChild(
    @Args('code', { type: () => ID }) code: string,
    @Context() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof ReturnedChildAnswer> {
    const history = await this.histories.byCode(callerOf(context).authorityCode, code);
    if (!history.ok) {
      notFoundFor(context, info, 'child', code.slice(0, 10));
      return new ReturnedChildNotFoundProblem();
    }
    const { child, episodes } = history.value;
    showing(context, info, 'child', [child.id]);
    const { id, knownAs, bornOn, sex } = child;
    return { id, code: child.code, knownAs, bornOn, sex, episodes: episodes.map(episodeShape) };
  }
}
