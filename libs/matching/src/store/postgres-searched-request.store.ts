import { Injectable } from '@nestjs/common';
import { type LocalDate } from '#kernel';
import { Sql } from '#platform';
import { SearchedRequestStore } from '../app/searched-request.store.js';
import { type SearchedRequest } from '../core/fairness/fairness.js';

const recorded = (column: string): string =>
  `case ${column} when true then 'yes' when false then 'no' else 'not-recorded' end`;

/** The main groups of the statutory return's codes of ethnic origin; "would rather not say" and "not asked" are not recorded. */
const ethnicGroup = `
  case left(child.ethnic_code, 4)
    when 'WBRI' then 'white' when 'WIRI' then 'white' when 'WOTH' then 'white' when 'WIRT' then 'white'
    when 'WROM' then 'white' when 'MWBC' then 'mixed' when 'MWBA' then 'mixed' when 'MWAS' then 'mixed'
    when 'MOTH' then 'mixed' when 'AIND' then 'asian' when 'APKN' then 'asian' when 'ABAN' then 'asian'
    when 'AOTH' then 'asian' when 'CHNE' then 'asian' when 'BCRB' then 'black' when 'BAFR' then 'black'
    when 'BOTH' then 'black' when 'OOTH' then 'other' else 'not-recorded'
  end`;

const ageBand = `
  case when child.born_on is null then 'not-recorded'
       when extract(year from age(request.starts_on, child.born_on)) < 5 then '0-4'
       when extract(year from age(request.starts_on, child.born_on)) < 10 then '5-9'
       when extract(year from age(request.starts_on, child.born_on)) < 16 then '10-15'
       else '16-17' end`;

const openedIn = `
  select jsonb_build_object(
           'ethnicity', ${ethnicGroup}, 'sex', coalesce(child.sex, 'not-recorded'),
           'disability', ${recorded('child.is_disabled')}, 'age', ${ageBand},
           'unaccompanied', ${recorded('child.is_unaccompanied')}) as groups,
         run.eligible_count > 0 as "hasEligibleHome",
         coalesce(answer.best_miles_from_home, best.miles_from_home)::float8 as "milesOfBestHome",
         case when coalesce(frozen.area, best.household->>'areaAuthority') <> 'not-recorded'
              then coalesce(frozen.area, best.household->>'areaAuthority') = child.authority_code end
           as "bestHomeIsInArea",
         request.closed_on - request.opened_on as "daysToClose",
         coalesce(to_jsonb(answer.near_miss_rules), near.rules, '[]') as "nearMissRules"
  from register.placement_request request
  join register.child on child.id = request.child_id
  join lateral (
    select id, eligible_count from matching.run
    where run.request_id = request.id and run.status = 'finished'
    order by run.requested_at desc, run.id limit 1
  ) run on true
  left join matching.run_answer answer on answer.run_id = run.id
  left join lateral (
    select convert_from(facts, 'UTF8')::jsonb->>'areaAuthority' as area from matching.frozen_home
    where id = answer.homes[1] and answer.standings ~ '^[ea]'
  ) frozen on true
  left join matching.ranked_household best
    on best.run_id = run.id and best.place = 1 and best.standing <> 'near-miss'
  left join lateral (
    select jsonb_agg(distinct one.rule->>'ruleId') as rules
    from matching.ranked_household, jsonb_array_elements(ranked_household.binding) as one (rule)
    where ranked_household.run_id = run.id and ranked_household.standing = 'near-miss'
  ) near on true
  where child.authority_code = $1 and request.opened_on >= $2 and request.opened_on < $3`;

@Injectable()
export class PostgresSearchedRequestStore extends SearchedRequestStore {
  constructor(private readonly sql: Sql) {
    super();
  }

  openedIn(authorityCode: string, from: LocalDate, until: LocalDate): Promise<readonly SearchedRequest[]> {
    return this.sql.rows<SearchedRequest>(openedIn, [authorityCode, from, until]);
  }
}
