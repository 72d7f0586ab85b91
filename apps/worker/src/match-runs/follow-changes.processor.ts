import { Injectable } from '@nestjs/common';
import { FollowChanges, type FollowedChanges } from '#matching';

@Injectable()
export class FollowChangesProcessor {
  constructor(private readonly followChanges: FollowChanges) {}

  process(): Promise<FollowedChanges> {
    return this.followChanges.follow();
  }
}
