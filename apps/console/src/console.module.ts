import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { ApiClient } from './api/api-client.service.js';
import { ConsoleSettings } from './console-settings.js';
import { HealthController } from './health/health.controller.js';
import { RequestsController } from './requests/requests.controller.js';
import { RequestPageController } from './requests/request-page.controller.js';
import { Shortlist } from './requests/shortlist.service.js';
import { SignInController } from './sign-in/sign-in.controller.js';
import { AssetsController } from './web/assets.controller.js';
import { Assets } from './web/assets.service.js';
import { FormTokenGuard } from './web/form-token.guard.js';
import { PageErrorsFilter } from './web/page-errors.filter.js';
import { Pages } from './web/pages.service.js';

@Module({})
export class ConsoleModule {
  static with(settings: ConsoleSettings): DynamicModule {
    return {
      module: ConsoleModule,
      controllers: [AssetsController, HealthController, SignInController, RequestsController, RequestPageController],
      providers: [
        { provide: ConsoleSettings, useValue: settings },
        Assets,
        Pages,
        ApiClient,
        Shortlist,
        { provide: APP_FILTER, useClass: PageErrorsFilter },
        { provide: APP_GUARD, useClass: FormTokenGuard },
      ],
    };
  }
}
