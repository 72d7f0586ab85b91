import { type MigrationInterface, type QueryRunner } from 'typeorm';

const stated = ['geography.listed_authority', 'geography.listed_district', 'geography.area_change'] as const;

const placementArea =
  'coalesce(placed_in.authority_code, placed_area.code, geography.area_otherwise(placed.area_code, reported.on_day))';
const responsible = `coalesce(responsible.code, geography.responsible_on(child.authority_code,
  geography.area_on(home.district_code, home.area_code, reported.on_day), reported.on_day))`;

const locatedEpisode = (
  areas: string,
  placed: string,
  lookedAfterBy: string,
  unknown: string,
  joins: string,
): string => `
  create view register.located_episode as
    select episode.*, child.authority_code, child.code as child_code,
           home.easting as home_easting, home.northing as home_northing,
           placed.easting as placement_easting, placed.northing as placement_northing,
           ${placed} as placement_area_code,
           case when ${unknown} then null
                when ${placed} = ${lookedAfterBy} then 'IN' else 'OUT' end as placement_location,
           geography.miles_between(home.easting, home.northing, placed.easting, placed.northing) as placement_miles
           ${areas}
    from register.episode
    join register.child on child.id = episode.child_id
    left join geography.postcode home on home.postcode = upper(replace(episode.home_postcode, ' ', ''))
    left join geography.postcode placed on placed.postcode = upper(replace(episode.placement_postcode, ' ', ''))
    ${joins};
`;

/**
 * Authorities and districts that change. What files state (lists, and changes of districts on a day) is kept as stated;
 * what holds on a day follows from it: authorities, districts, who succeeds whom, and who adjoins whom. An import writes
 * both, so that a newer list does not forget a change that is still to come.
 *
 * The authority of a postcode on a day is its district's on that day. A child's responsible authority, when it has ended
 * by the day, is the successor that holds the child's home postcode.
 *
 * Locks geography.authority and adjacency (hundreds of rows) for milliseconds, and replaces one view.
 */
export class GeographyAreasThatChange1770000001120 implements MigrationInterface {
  readonly name = 'GeographyAreasThatChange1770000001120';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table geography.listed_authority (
        code text not null,
        name text not null,
        valid daterange not null,
        adjoining text[] not null default '{}',
        primary key (code, valid),
        constraint authority_is_listed_under_one_name_on_a_day exclude using gist (code with =, valid with &&)
      );
      insert into geography.listed_authority (code, name, valid, adjoining)
        select code, name, valid,
               coalesce((select array_agg(distinct adjoining_code order by adjoining_code) from geography.adjacency
                          where authority_code = code and adjacency.valid && authority.valid), '{}')
          from geography.authority;
      create table geography.listed_district (
        code text not null,
        name text not null,
        authority_code text not null,
        valid daterange not null,
        primary key (code, valid),
        constraint district_is_listed_in_one_authority_on_a_day exclude using gist (code with =, valid with &&)
      );
      create table geography.area_change (
        starts_on date not null,
        district_code text not null,
        district_name text,
        former_authority_code text,
        authority_code text not null,
        authority_name text not null,
        is_provisional boolean not null,
        adjoining text[],
        primary key (starts_on, district_code)
      );

      create table geography.district (
        code text not null,
        name text not null,
        authority_code text not null,
        valid daterange not null,
        primary key (code, valid),
        constraint district_is_in_one_authority_on_a_day exclude using gist (code with =, valid with &&)
      );
      create table geography.succession (
        predecessor_code text not null,
        successor_code text not null,
        starts_on date not null,
        primary key (predecessor_code, successor_code),
        constraint authority_does_not_succeed_itself check (predecessor_code <> successor_code)
      );

      -- The authorities of a day that an authority of another day became, or came from.
      create function geography.kin_on(named_authority text, on_day date) returns setof text
        language sql stable parallel safe as $$
        with recursive later (code) as (
          select named_authority
          union
          select successor_code from later join geography.succession on predecessor_code = later.code
           where starts_on <= on_day
        ), earlier (code) as (
          select named_authority
          union
          select predecessor_code from earlier join geography.succession on successor_code = earlier.code
           where starts_on > on_day
        )
        select distinct kin.code from (select code from later union select code from earlier) kin
          join geography.authority on authority.code = kin.code and authority.valid @> on_day
      $$;
      -- Of an authority that does not exist on the day: itself where no list names it, else its one kin; null of several.
      create function geography.area_otherwise(area text, on_day date) returns text
        language sql stable parallel safe as $$
        select case when not exists (select from geography.authority where code = area) then area
          else (select case when count(*) = 1 then min(kin) end from geography.kin_on(area, on_day) kin) end
      $$;
      create function geography.area_on(named_district text, area text, on_day date) returns text
        language sql stable parallel safe as $$
        select coalesce(
          (select authority_code from geography.district where code = named_district and valid @> on_day),
          (select code from geography.authority where code = area and valid @> on_day),
          geography.area_otherwise(area, on_day))
      $$;
      -- Of an authority that has ended by the day: the successor whose area holds the home; null when that is not known.
      create function geography.responsible_on(named_authority text, home_area_on_the_day text, on_day date) returns text
        language sql stable parallel safe as $$
        select coalesce(
          (select existing.code from geography.authority existing
            where existing.code = named_authority and existing.valid @> on_day),
          case when not exists (select from geography.authority listed where listed.code = named_authority) then named_authority
            else (select case when count(*) = 1 then min(kin)
                              else max(kin) filter (where kin = home_area_on_the_day) end
                    from geography.kin_on(named_authority, on_day) kin) end)
      $$;

      drop view register.located_episode;
      ${locatedEpisode(
        `, home.area_code as home_file_area_code, home.district_code as home_district_code,
           placed.area_code as placement_file_area_code, placed.district_code as placement_district_code,
           reported.on_day as located_on`,
        placementArea,
        responsible,
        `${placementArea} is null or ${responsible} is null`,
        `cross join lateral (
           select greatest(episode.started_on, least(coalesce(episode.ended_on - 1, episode.year_end_on),
             episode.year_end_on)) as on_day) reported
         left join geography.district placed_in
           on placed_in.code = placed.district_code and placed_in.valid @> reported.on_day
         left join geography.authority placed_area
           on placed_area.code = placed.area_code and placed_area.valid @> reported.on_day
         left join geography.authority responsible
           on responsible.code = child.authority_code and responsible.valid @> reported.on_day`,
      )}
    `);
    for (const table of stated.slice(0, 2)) {
      await runner.query('select ingest.record_changes_of($1, $2)', [table, 'code, valid']);
    }
    await runner.query(`
      select ingest.record_changes_of('geography.area_change', 'starts_on, district_code');
      select ingest.record_changes_of('geography.district', 'code, valid');
      select ingest.record_changes_of('geography.succession', 'predecessor_code, successor_code');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...stated, 'geography.district', 'geography.succession']) {
      await runner.query('select ingest.forget_changes_of($1)', [table]);
    }
    await runner.query(`
      drop view register.located_episode;
      ${locatedEpisode('', 'placed.area_code', 'child.authority_code', 'placed.area_code is null', '')}
      drop function geography.responsible_on(text, text, date), geography.area_on(text, text, date),
        geography.area_otherwise(text, date), geography.kin_on(text, date);
      drop table geography.succession, geography.district, geography.area_change, geography.listed_district,
        geography.listed_authority;
    `);
  }
}
