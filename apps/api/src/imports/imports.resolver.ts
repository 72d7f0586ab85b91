import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { RequiresPermission } from '../access/operation-permission.js';
import { PageArgs } from '../graphql/page.args.js';
import {
  ImportConnection,
  ImportProblemConnection,
  ImportReportAnswer,
  ImportReportType,
} from './import-report.type.js';

@Resolver(() => ImportReportType)
export class ImportsResolver {
  @Query(() => ImportConnection, { description: 'Loads of files, latest first.' })
  @RequiresPermission('import-read')
  imports(@Args() _page: PageArgs): ImportConnection {
    throw new Error('Not connected yet');
  }

  @Query(() => ImportReportAnswer)
  @RequiresPermission('import-read')
  importReport(@Args('id', { type: () => ID }) _id: string): typeof ImportReportAnswer {
    throw new Error('Not connected yet');
  }

  @ResolveField(() => ImportProblemConnection, { description: 'In the order they were met.' })
  problems(@Parent() _report: ImportReportType, @Args() _page: PageArgs): ImportProblemConnection {
    throw new Error('Not connected yet');
  }
}
