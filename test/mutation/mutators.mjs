import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * Two ways to be wrong that Stryker does not know and that cost most in rules of law: a figure one too many or one too
 * few, and one unit taken for another (weeks for days, tenths for miles).
 */
const instrumenter = createRequire(createRequire(import.meta.url).resolve('@stryker-mutator/core')).resolve(
  '@stryker-mutator/instrumenter',
);
const { allMutators } = await import(pathToFileURL(join(dirname(instrumenter), 'mutators', 'mutate.js')).href);
const { types } = createRequire(instrumenter)('@babel/core');

const figure = (value) =>
  value < 0 ? types.unaryExpression('-', types.numericLiteral(-value)) : types.numericLiteral(value);

const isInType = (path) => path.findParent((parent) => parent.isTSType() || parent.isTSInterfaceDeclaration()) !== null;
const isKey = (path) => path.key === 'key';

const oneMoreOrLess = {
  name: 'OneMoreOrLess',
  *mutate(path) {
    if (!path.isNumericLiteral() || isInType(path) || isKey(path)) return;
    yield figure(path.node.value + 1);
    yield figure(path.node.value - 1);
  },
};

/** How many of the unit mistaken for it are in one: whoever counts 3 weeks as days is wrong by 7. */
const mistakenFor = [
  [/months?$/i, 12],
  [/years?$/i, 12],
  [/weeks?$/i, 7],
  [/days?$/i, 7],
  [/(miles|tenths)(over|away|fromhome)?$/i, 10],
  [/age(inyears)?$/i, 12],
];
const factorOf = (name) => mistakenFor.find(([unit]) => unit.test(name))?.[1];
const nameOf = (node) =>
  types.isIdentifier(node)
    ? node.name
    : types.isMemberExpression(node) && types.isIdentifier(node.property)
      ? node.property.name
      : '';

/** Where a quantity is reckoned with: given to a function, compared, added. */
const isReckonedWith = ({ parent, listKey }) =>
  (types.isCallExpression(parent) && listKey === 'arguments') ||
  (types.isBinaryExpression(parent) && !['===', '!==', 'in', 'instanceof'].includes(parent.operator));

/** A list of days and a date are no quantities; arithmetic on them would be caught by what it throws. */
const anotherUnit = {
  name: 'AnotherUnit',
  *mutate(path) {
    if (isInType(path)) return;
    if (path.isNumericLiteral() && path.node.value > 1) {
      const named = path.parentPath.isVariableDeclarator()
        ? path.parent.id.name
        : path.parentPath.isObjectProperty() && !isKey(path)
          ? (path.parent.key.name ?? path.parent.key.value)
          : '';
      const factor = factorOf(named ?? '');
      if (factor !== undefined) yield figure(path.node.value * factor);
      return;
    }
    if (!(path.isIdentifier() || path.isMemberExpression()) || !isReckonedWith(path)) return;
    const factor = factorOf(nameOf(path.node));
    if (factor !== undefined) {
      yield types.binaryExpression('*', types.cloneNode(path.node, true), types.numericLiteral(factor));
    }
  },
};

allMutators.push(oneMoreOrLess, anotherUnit);
export const strykerPlugins = [];
