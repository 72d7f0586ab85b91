import { Injectable } from '@nestjs/common';
import { RunEveryOpenRequest } from '#matching';

@Injectable()
export class RunEveryOpenRequestProcessor {
  constructor(private readonly runEveryOpenRequest: RunEveryOpenRequest) {}

  process(): Promise<{ readonly asked: number }> {
    return this.runEveryOpenRequest.run();
  }
}
