import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { type DynamicModule, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import { DecisionsModule } from '#decisions';
import { GeographyModule } from '#geography';
import { IngestModule } from '#ingest';
import { MatchingModule } from '#matching';
import { PlatformModule, type Settings } from '#platform';
import { ConstellationsModule } from '#constellations';
import { RegisterModule } from '#register';
import { SufficiencyModule } from '#sufficiency';
import { AccessModule } from './access/access.module.js';
import { CallerReader } from './access/caller-reader.service.js';
import { OperationPermissionsCheck } from './access/operation-permissions.check.js';
import { AuthorityNames } from './geography/authority-names.loader.js';
import { SectorCentres } from './geography/sector-centres.loader.js';
import { BugLogPlugin } from './graphql/error-format.plugin.js';
import { graphqlOptions } from './graphql/graphql-options.js';
import { QueryLimitsPlugin } from './graphql/query-limits.plugin.js';
import { HealthController } from './health/health.controller.js';
import { FollowedUpload } from './imports/followed-upload.service.js';
import { ImportUseCases } from './imports/import-use-cases.js';
import { QuarantineDownloadsController } from './imports/quarantine-downloads.controller.js';
import { RunningImports } from './imports/running-imports.service.js';
import { TemplatesController } from './imports/templates.controller.js';
import { UploadsController } from './imports/uploads.controller.js';
import { ValidationDownloadsController } from './validation/validation-downloads.controller.js';
import { LatestRuns } from './matching/latest-runs.loader.js';
import { ReasonNamesReader } from './matching/reason-names.loader.js';
import { SiblingsNamed } from './matching/siblings-named.service.js';
import { DescribedChild } from './matching/described-child.service.js';
import { ClearancesOfList } from './requests/clearances.loader.js';
import { RequestFactsOfList } from './requests/request-facts.loader.js';
import { PlacementRecords } from './requests/placement-records.loader.js';
import { SchemasController } from './schemas/schemas.controller.js';
import { resolvers } from './resolvers.js';

/** The api: checks who asks, calls one use-case, shapes the answer. It never ranks. */
@Module({})
export class ApiModule {
  static forRoot(settings: Settings): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        PlatformModule.forRoot(settings, 'api'),
        AccessModule,
        DiscoveryModule,
        GeographyModule,
        RegisterModule,
        ConstellationsModule,
        IngestModule,
        MatchingModule,
        DecisionsModule,
        SufficiencyModule,
        GraphQLModule.forRootAsync<ApolloDriverConfig>({
          driver: ApolloDriver,
          imports: [AccessModule],
          inject: [CallerReader],
          useFactory: (callers: CallerReader) => graphqlOptions(callers, settings.demonstration),
        }),
      ],
      controllers: [
        HealthController,
        QuarantineDownloadsController,
        SchemasController,
        TemplatesController,
        UploadsController,
        ValidationDownloadsController,
      ],
      providers: [
        ...resolvers,
        AuthorityNames,
        BugLogPlugin,
        FollowedUpload,
        ImportUseCases,
        LatestRuns,
        OperationPermissionsCheck,
        PlacementRecords,
        ClearancesOfList,
        RequestFactsOfList,
        DescribedChild,
        QueryLimitsPlugin,
        ReasonNamesReader,
        SiblingsNamed,
        RunningImports,
        SectorCentres,
      ],
    };
  }
}
