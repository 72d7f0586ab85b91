import { type MigrationInterface, type QueryRunner } from 'typeorm';

const locatedEpisode = `
  create view register.located_episode as
    select episode.*, child.authority_code, child.code as child_code,
           home.easting as home_easting, home.northing as home_northing,
           placed.easting as placement_easting, placed.northing as placement_northing,
           placed.area_code as placement_area_code,
           case when placed.area_code is null then null
                when placed.area_code = child.authority_code then 'IN' else 'OUT' end as placement_location,
           geography.miles_between(home.easting, home.northing, placed.easting, placed.northing) as placement_miles
    from register.episode
    join register.child on child.id = episode.child_id
    left join geography.postcode home on home.postcode = upper(replace(episode.home_postcode, ' ', ''))
    left join geography.postcode placed on placed.postcode = upper(replace(episode.placement_postcode, ' ', ''));
`;

/**
 * Each statutory return as a thing of its own, the file and row each of its rows stood in, and the rule that closes open
 * episodes which later returns no longer mention. The rule is derived in the view: nothing of it is stored over what was
 * sent, and a return sent with the rule off closes nothing. Locks the tables of returns for as long as it takes to add
 * columns without defaults.
 */
export class ReturnsAsSent1770000001000 implements MigrationInterface {
  readonly name = 'ReturnsAsSent1770000001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table register.statutory_return (
        authority_code text not null,
        year_end_on date not null,
        import_id uuid not null,
        closes_stale_episodes boolean not null default true,
        has_refused_rows boolean not null default false,
        children_with_refused_episodes text[] not null default '{}',
        primary key (authority_code, year_end_on),
        constraint statutory_return_ends_on_31_march
          check (extract(month from year_end_on) = 3 and extract(day from year_end_on) = 31)
      );
      insert into register.statutory_return (authority_code, year_end_on, import_id)
        select distinct on (child.authority_code, year_end_on) child.authority_code, year_end_on, import_id
        from register.return_episode join register.child on child.id = child_id
        order by child.authority_code, year_end_on;

      alter table register.return_episode add column file_name text, add column row_number integer;
      alter table register.return_row rename column row_number to ordinal;
      alter table register.return_row add column file_name text, add column row_number integer;

      drop view register.located_episode;
      drop view register.episode;
      create view register.episode as
        select latest.child_id, latest.year_end_on, latest.started_on,
               case when latest.closed_as_stale
                    then least((latest.year_end_on + 1), latest.next_started_on)
                    else latest.ended_on end as ended_on,
               latest.reason_new_episode, latest.legal_status, latest.need_code, latest.placement_type,
               latest.provider_type,
               case when not latest.closed_as_stale then latest.reason_ended end as reason_ended,
               latest.reason_place_change, latest.home_postcode, latest.placement_postcode, latest.urn,
               latest.import_id, latest.closed_as_stale
        from (
          select sent.*,
                 lead(sent.started_on) over (partition by sent.child_id order by sent.started_on) as next_started_on,
                 sent.ended_on is null and exists (
                   select from register.statutory_return later
                   join register.child on child.id = sent.child_id
                   where later.authority_code = child.authority_code
                     and later.year_end_on > sent.year_end_on
                     and later.closes_stale_episodes
                     and child.code <> all (later.children_with_refused_episodes)) as closed_as_stale
          from (
            select distinct on (child_id, started_on) return_episode.*
            from register.return_episode
            order by child_id, started_on, year_end_on desc
          ) sent
        ) latest;
      ${locatedEpisode}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop view register.located_episode;
      drop view register.episode;
      alter table register.return_row drop column file_name, drop column row_number;
      alter table register.return_row rename column ordinal to row_number;
      alter table register.return_episode drop column file_name, drop column row_number;
      drop table register.statutory_return;
      create view register.episode as
        select distinct on (child_id, started_on) return_episode.*
        from register.return_episode
        order by child_id, started_on, year_end_on desc;
      ${locatedEpisode}
    `);
  }
}
