import { readFile } from 'node:fs/promises';
import { buildSchema, getOperationAST, parse } from 'graphql';
import { expect, it } from '@jest/globals';
import { assertWithinLimits, queryLimits } from '../../apps/api/src/graphql/query-limits.js';
import * as capacity from '../../apps/console/src/capacity/capacity.operations.js';
import * as fairness from '../../apps/console/src/fairness/fairness.operations.js';
import * as findNow from '../../apps/console/src/find-now/find-now.operations.js';
import * as imports from '../../apps/console/src/imports/import.operations.js';
import * as newRequest from '../../apps/console/src/requests/new-request.operations.js';
import * as policies from '../../apps/console/src/policies/policies.operations.js';
import * as requests from '../../apps/console/src/requests/request.operations.js';
import * as rules from '../../apps/console/src/rules/rules.operations.js';
import * as siblings from '../../apps/console/src/siblings/siblings.operations.js';
import * as signIn from '../../apps/console/src/sign-in/sign-in.operations.js';
import * as sufficiency from '../../apps/console/src/sufficiency/sufficiency.operations.js';
import * as why from '../../apps/console/src/why/why.operations.js';

const schema = buildSchema(await readFile('apps/api/schema.graphql', 'utf8'));
const operations = [
  capacity,
  fairness,
  findNow,
  imports,
  newRequest,
  policies,
  requests,
  rules,
  siblings,
  signIn,
  sufficiency,
  why,
].flatMap((exported) => Object.values(exported));

it.each(operations.map(({ name, text }) => [name, text]))(
  'the page behind %s may ask for its longest page, with half of the cost to spare',
  (_name, text) => {
    const document = parse(text);
    const operation = getOperationAST(document);
    if (!operation) throw new Error('Not one operation');
    const longest = { first: 100 };
    const half = { ...queryLimits, cost: queryLimits.cost / 2 };
    expect(() => assertWithinLimits(schema, document, operation, longest, half)).not.toThrow();
  },
);
