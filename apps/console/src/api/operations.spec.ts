import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { buildSchema, parse, validate } from 'graphql';
import * as capacity from '../capacity/capacity.operations.js';
import * as findNow from '../find-now/find-now.operations.js';
import * as homeRecord from '../homes/home-record.operations.js';
import * as homes from '../homes/home.operations.js';
import * as imports from '../imports/import.operations.js';
import * as setAside from '../imports/set-aside.operations.js';
import * as newRequest from '../requests/new-request.operations.js';
import * as requestFacts from '../requests/request-facts.operations.js';
import * as clearances from '../requests/clearances.operations.js';
import * as safety from '../requests/safety.operations.js';
import * as requests from '../requests/request.operations.js';
import * as fairness from '../fairness/fairness.operations.js';
import * as policies from '../policies/policies.operations.js';
import * as rules from '../rules/rules.operations.js';
import * as searches from '../searches/searches.operations.js';
import * as siblings from '../siblings/siblings.operations.js';
import * as signIn from '../sign-in/sign-in.operations.js';
import * as sufficiency from '../sufficiency/sufficiency.operations.js';
import * as child from '../validation/child.operations.js';
import * as validation from '../validation/validation.operations.js';
import * as why from '../why/why.operations.js';
import { operation } from './operation.js';

const schema = buildSchema(readFileSync('apps/api/schema.graphql', 'utf8'));
const operations = [
  capacity,
  child,
  clearances,
  findNow,
  homeRecord,
  homes,
  imports,
  newRequest,
  requestFacts,
  requests,
  safety,
  setAside,
  fairness,
  policies,
  rules,
  searches,
  siblings,
  signIn,
  sufficiency,
  validation,
  why,
].flatMap((exported) => Object.values(exported));

it.each(operations.map(({ name, text }) => [name, text]))(
  '%s asks only for what the schema of the api has',
  (_name, text) => {
    expect(validate(schema, parse(text)).map(({ message }) => message)).toEqual([]);
  },
);

it('has operations, each under a name of its own', () => {
  const names = operations.map(({ name }) => name);
  expect(names.length).toBeGreaterThan(10);
  expect(new Set(names).size).toBe(names.length);
  expect(() => operation('{ me { name } }')).toThrow('without a name');
});
