import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { Clock, Log, SystemClock } from '#platform';
import { ApiClient } from './api/api-client.service.js';
import { ConsoleSettings } from './console-settings.js';
import { CapacityController } from './capacity/capacity.controller.js';
import { FindNowController } from './find-now/find-now.controller.js';
import { HomeRecordController } from './homes/home-record.controller.js';
import { HomeController } from './homes/home.controller.js';
import { HealthController } from './health/health.controller.js';
import { ApiDownload } from './imports/api-download.service.js';
import { ImportsController } from './imports/imports.controller.js';
import { ImportUpload } from './imports/import-upload.service.js';
import { LoadFilesController } from './imports/load-files.controller.js';
import { PreviewController } from './imports/preview.controller.js';
import { SetAsideController } from './imports/set-aside.controller.js';
import { UndoController } from './imports/undo.controller.js';
import { TemplatesController } from './imports/templates.controller.js';
import { ClearancesController } from './requests/clearances.controller.js';
import { CloseRequestController } from './requests/close-request.controller.js';
import { NewRequestController } from './requests/new-request.controller.js';
import { RequestFactsController } from './requests/request-facts.controller.js';
import { SafetyController } from './requests/safety.controller.js';
import { RequestsController } from './requests/requests.controller.js';
import { RequestPageController } from './requests/request-page.controller.js';
import { Shortlist } from './requests/shortlist.service.js';
import { SearchesController } from './searches/searches.controller.js';
import { SiblingsController } from './siblings/siblings.controller.js';
import { FairnessController } from './fairness/fairness.controller.js';
import { PoliciesController } from './policies/policies.controller.js';
import { RulesController } from './rules/rules.controller.js';
import { SignInController } from './sign-in/sign-in.controller.js';
import { SufficiencyController } from './sufficiency/sufficiency.controller.js';
import { ChildController } from './validation/child.controller.js';
import { ValidationController } from './validation/validation.controller.js';
import { WhyController } from './why/why.controller.js';
import { AssetsController } from './web/assets.controller.js';
import { Assets } from './web/assets.service.js';
import { FormTokenGuard } from './web/form-token.guard.js';
import { PageErrorsFilter } from './web/page-errors.filter.js';
import { Pages } from './web/pages.service.js';

@Module({})
export class ConsoleModule {
  static with(settings: ConsoleSettings, log: Log): DynamicModule {
    return {
      module: ConsoleModule,
      controllers: [
        AssetsController,
        CapacityController,
        ChildController,
        FindNowController,
        HealthController,
        HomeController,
        HomeRecordController,
        SignInController,
        RequestsController,
        NewRequestController,
        RequestPageController,
        RequestFactsController,
        SafetyController,
        ClearancesController,
        CloseRequestController,
        FairnessController,
        PoliciesController,
        RulesController,
        SearchesController,
        SiblingsController,
        WhyController,
        LoadFilesController,
        ImportsController,
        PreviewController,
        SetAsideController,
        UndoController,
        SufficiencyController,
        TemplatesController,
        ValidationController,
      ],
      providers: [
        { provide: ConsoleSettings, useValue: settings },
        { provide: Log, useValue: log },
        { provide: Clock, useClass: SystemClock },
        Assets,
        Pages,
        ApiClient,
        ApiDownload,
        ImportUpload,
        Shortlist,
        { provide: APP_FILTER, useClass: PageErrorsFilter },
        { provide: APP_GUARD, useClass: FormTokenGuard },
      ],
    };
  }
}
