import { Query, Resolver } from '@nestjs/graphql';
import { RequiresPermission } from '../access/operation-permission.js';
import { RuleType } from './rule.type.js';

@Resolver()
export class RulesResolver {
  @Query(() => [RuleType], { description: 'Every rule the engine knows.' })
  @RequiresPermission('rule-read')
  ruleRegister(): RuleType[] {
    throw new Error('Not connected yet');
  }
}
