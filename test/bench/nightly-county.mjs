/**
 * A county as SQL: homes, the children who live in them and the children who wait, all generated and fictional. What is
 * recorded differs from home to home (where it is, who lives there, bedrooms, checks, reviews, training, languages,
 * preferences) and from child to child (where home, school and family time are, needs, languages, the first day of the
 * stay), so that explanations differ as they do in life. Takes $homes and $requests.
 */
export const county = `
  insert into geography.authority (code, name, valid) values
    ('E10009901', 'Aldermere', '[1974-04-01,)'), ('E10009902', 'Brackendale', '[1974-04-01,)');
  insert into geography.adjacency (authority_code, adjoining_code, valid) values
    ('E10009901', 'E10009902', '[1974-04-01,)'), ('E10009902', 'E10009901', '[1974-04-01,)');
  insert into geography.postcode (postcode, easting, northing, area_code, district_code, is_live)
    select 'ZN' || (n / 100 + 10) || (n % 10) || chr(65 + (n / 10) % 10) || chr(65 + n % 10), 430000 + (n * 7919) % 40000,
           560000 + (n * 104729) % 40000, case when n % 9 = 0 then 'E10009902' else 'E10009901' end, null, true
    from generate_series(0, 999) n;
  create temporary table place as select postcode, row_number() over (order by postcode) - 1 as spot from geography.postcode;
  insert into register.fostering_service (name, kind, authority_code) values
    ('Aldermere County Council', 'authority', 'E10009901'), ('Aldermere Fostering', 'agency', null);
  insert into register.household (reference, name, service_id, postcode, places, agreement, agreement_signed_on,
      last_review_on, languages, pet_kinds, adaptations, faiths_supported, unplanned_endings)
    select 'NF-' || lpad(n::text, 5, '0'), 'Home ' || n, service.id, place.postcode, 1 + n % 4, 'signed',
           '2023-02-01'::date + n % 700, current_date - (n % 500),
           case when n % 7 = 0 then '{Polish}' when n % 11 = 0 then '{Urdu}' else '{}' end::text[],
           case when n % 3 = 0 then '{dog}' when n % 3 = 1 then '{}' end::text[],
           case when n % 6 = 0 then '{step-free}' when n % 6 < 4 then '{}' end::text[],
           case when n % 5 = 0 then '{muslim}' when n % 5 < 3 then '{}' end::text[], case when n % 4 > 0 then n % 3 end
    from generate_series(1, $homes) n
    join (select id, row_number() over (order by name) % 2 as half from register.fostering_service) service
      on service.half = n % 2
    join place on place.spot = (n * 31) % 1000;
  create temporary table home as select id, right(reference, 5)::integer as n from register.household;
  insert into register.approval (household_id, valid, age_from, age_to, max_children)
    select id, daterange('2016-03-01'::date + n * 3 % 2900, null), case when n % 5 = 0 then 8 end,
           case when n % 5 = 0 then 17 end, 1 + n % 4
    from home;
  insert into register.household_skill (household_id, skill)
    select id, skill from home
    join unnest('{self-harm,going-missing,newborn-care,autism-and-adhd,attachment-and-trauma}'::text[])
      with ordinality skilled (skill, place) on (n + place) % 3 = 0;
  insert into register.household_training (household_id, skill, completed_on, valid_until)
    select id, skill, current_date - 100 - n % 900, current_date + n % 500 - 60 from home
    join unnest('{self-harm,attachment-and-trauma}'::text[]) with ordinality trained (skill, place) on (n + place) % 4 = 0;
  insert into register.household_experience (household_id, skill, children)
    select id, 'going-missing', 1 + n % 5 from home where n % 5 = 0;
  insert into register.carer (household_id, ordinal, name, born_on, checked_on, has_specified_offence)
    select id, carer, 'Carer ' || n, '1962-01-01'::date + (n * 41 + carer * 97) % 10000, current_date - (n * 7) % 1200, false
    from home, generate_series(1, 2) carer where carer = 1 or n % 3 > 0;
  insert into register.household_member (household_id, ordinal, role, born_on)
    select id, 1, 'own-child', '2008-01-01'::date + (n * 59) % 4500 from home where n % 3 = 0;
  insert into register.bedroom (household_id, name, beds)
    select id, 'Bedroom ' || room, 1 + (n + room) % 2 from home, generate_series(1, 3) room where n % 8 > 0 and room <= 1 + n % 4;
  insert into register.carer_preference (household_id, age_from, age_to, most_children, takes_siblings)
    select id, n % 8, n % 8 + 8, 1 + n % 3, n % 4 = 0 from home where n % 2 = 0;
  insert into register.child (authority_code, code, born_on, sex)
    select 'E10009901', 'L' || n, '2012-01-01'::date + (n * 37) % 4000, case when n % 2 = 0 then 'male' else 'female' end
    from generate_series(1, $homes * 2 / 3) n;
  insert into register.placement (household_id, child_id, stay)
    select home.id, child.id, daterange('2024-01-01'::date + home.n % 600, null)
    from home join (select id, substr(code, 2)::integer as n from register.child) child on child.n * 3 / 2 = home.n;
  with waiting as (
    insert into register.child (authority_code, code, born_on, sex)
      select 'E10009901', 'W' || n, '2010-06-01'::date + (n * 53) % 5000, case when n % 3 = 0 then 'male' else 'female' end
      from generate_series(1, $requests) n
      returning id, substr(code, 2)::integer as n)
  insert into register.placement_request (reference, source, child_id, opened_on, urgency, needed_by, starts_on,
      expected_until, placement_type, home_postcode, school_postcode, family_time_postcode, family_times_a_month, needs,
      languages, wishes)
    select 'REQ-' || waiting.n, 'imported', id, current_date - 2, 'planned', current_date + 12 + waiting.n % 40,
           current_date + 7 + waiting.n % 40, case when waiting.n % 3 > 0 then current_date + 190 + waiting.n end,
           case when waiting.n % 4 = 0 then 'long-term' else 'short-term' end,
           home.postcode, case when waiting.n % 6 > 0 then school.postcode end,
           case when waiting.n % 5 > 0 then family.postcode end, case when waiting.n % 5 > 0 then 1 + waiting.n % 4 end,
           case waiting.n % 3 when 0 then '{self-harm,going-missing}' when 1 then '{attachment-and-trauma}' else '{}'
             end::text[],
           case when waiting.n % 9 = 0 then '{Polish}' else '{}' end::text[], '{}'
    from waiting
    join place home on home.spot = waiting.n * 17 % 1000
    join place school on school.spot = (waiting.n * 17 + 5) % 1000
    join place family on family.spot = (waiting.n * 23 + 7) % 1000;`;
