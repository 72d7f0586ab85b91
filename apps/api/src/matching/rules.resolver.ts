import { Query, Resolver } from '@nestjs/graphql';
import { ruleRegister } from '#matching/core';
import { RequiresPermission } from '../access/operation-permission.js';
import { ruleShape } from './rule.shape.js';
import { RuleType } from './rule.type.js';

@Resolver()
export class RulesResolver {
  @Query(() => [RuleType], { description: 'Every rule the engine knows, in the order in which findings are read.' })
  @RequiresPermission('rule-read')
  ruleRegister(): RuleType[] {
    return ruleRegister.map(ruleShape);
  }
}
