import { Controller, Get } from '@nestjs/common';

@Controller('health')
export class HealthController {
  /** Says that the console itself answers; the api has its own. */
  @Get()
  health(): { readonly status: 'ok' } {
    return { status: 'ok' };
  }
}
