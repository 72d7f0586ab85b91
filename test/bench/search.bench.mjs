/**
 * How fast homes are found among a national register: columns beside the straightforward search by objects (which explains
 * every home) and beside the floor, reading once as many bytes as filter columns take. Ratios within one run only: trust the
 * ratios, not the milliseconds. Run it on built code: `npm test` or `npm start` builds.
 *
 *     node test/bench/search.bench.mjs [homes] [queries compared with the rules over a smaller register]
 */
import { isDeepStrictEqual } from 'node:util';
import { bytesOf, columnsOf, searchByColumns, searchByObjects, startingPolicy } from '#matching/core';
import { searchWorld, startsOn } from './search-world.mjs';

const homes = Number(process.argv[2] ?? 70_000);
const compared = Number(process.argv[3] ?? 2_000);
const [cold, warming, timed, timedByObjects] = [60, 1_000, 100, 3];
const none = new Map();

const median = (times) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)];
const timeOf = (work) => {
  const from = performance.now();
  work();
  return performance.now() - from;
};
const line = (label, milliseconds, ratio) =>
  console.log(`${label.padEnd(64)} ${milliseconds.toFixed(3).padStart(10)} ms  ${ratio}`);

// Exactness, on a register of which every home can be judged for each of many children.
{
  const small = searchWorld(400, 11);
  const columns = columnsOf(small.households, startsOn);
  let differences = 0;
  for (let query = 0; query < compared; query += 1) {
    const facts = small.factsAround(small.child(query));
    const terms = {
      seenBy: facts.child.responsibleAuthority,
      withinMiles: small.chance.oneOf(null, 40, 90, 200),
      first: 20,
    };
    const [byColumns, byObjects] = [
      searchByColumns(columns, facts, none, startingPolicy, terms),
      searchByObjects(facts, startingPolicy, terms),
    ];
    if (!isDeepStrictEqual(byColumns, byObjects)) differences += 1;
  }
  console.log(`differences from the rules over ${compared} random children among 400 homes: ${differences}`);
}

const world = searchWorld(homes, 3);
let columns;
const building = timeOf(() => {
  columns = columnsOf(world.households, startsOn);
});
console.log(`${homes} homes: columns of ${(bytesOf(columns) / 1e6).toFixed(1)} MB, built in ${building.toFixed(0)} ms`);
const children = Array.from({ length: warming + timed }, (_, index) => world.factsAround(world.child(index)));
const [warmed, fresh] = [children.slice(0, warming), children.slice(warming)];
const limitsWithout = { ...startingPolicy.limits, nearMissesShown: 0 };
const withoutNearMisses = { ...startingPolicy, limits: limitsWithout };

let kept = 0;
/** @returns the milliseconds it takes to read so many bytes once. */
const timeToRead = (bytes) => {
  const words = new Uint32Array(Math.ceil(bytes / 4)).fill(3);
  const read = () => {
    let all = 0;
    for (let word = 0; word < words.length; word += 1) all |= words[word];
    kept |= all;
  };
  for (let warm = 0; warm < 50; warm += 1) read();
  return median(Array.from({ length: 200 }, () => timeOf(read)));
};
const floorTime = timeToRead(homes * 23);
line('23 bytes a home read once (the floor)', floorTime, '');
const ownFloorTime = timeToRead(bytesOf(columns));
line('all of these columns read once', ownFloorTime, '');

for (const withinMiles of [30, null]) {
  const terms = (facts) => ({ seenBy: facts.child.responsibleAuthority, withinMiles, first: 20 });
  const byColumns = (facts, policy) => searchByColumns(columns, facts, none, policy, terms(facts));
  const byObjects = (facts) => searchByObjects(facts, startingPolicy, terms(facts));
  const cap = withinMiles === null ? 'without a cap' : `within ${withinMiles} miles`;
  // A process that serves searches soon has seen a thousand children; the first ones pay for compiling the code.
  const first = warmed.slice(0, cold).map((facts) => timeOf(() => byColumns(facts, startingPolicy)));
  for (const facts of warmed) byColumns(facts, startingPolicy);
  for (const facts of warmed.slice(0, cold)) byColumns(facts, withoutNearMisses);
  // Children whom no search has been about: what is kept from one search to the next is only the code and who sees what.
  const bestTimes = fresh.map((facts) => timeOf(() => byColumns(facts, withoutNearMisses)));
  const wholeTimes = fresh.map((facts) => timeOf(() => byColumns(facts, startingPolicy)));
  const objectTime = median(fresh.slice(0, timedByObjects).map((facts) => timeOf(() => byObjects(facts))));
  // Every home explained, whatever its distance, is what the straightforward search does without a cap.
  const same = fresh
    .slice(0, timedByObjects)
    .every((facts) => isDeepStrictEqual(byColumns(facts, startingPolicy), byObjects(facts)));
  for (const [label, times] of [
    ['best 20 explained', bestTimes],
    ['best 20 and near misses explained', wholeTimes],
    [`the same, the first ${cold} children of a process`, first],
  ]) {
    const time = median(times);
    const timesFloors = [floorTime, ownFloorTime].map((floor) => (time / floor).toFixed(1));
    const ratios = `${timesFloors[0]} times the floor, ${timesFloors[1]} times its own columns`;
    line(`${cap}: ${label}`, time, `${ratios}, ${(objectTime / time).toFixed(0)} times as fast as objects`);
  }
  line(`${cap}: by objects, every home explained`, objectTime, `the same answers: ${same}`);
}
if (kept === 0) throw new Error('The floor was not read');
