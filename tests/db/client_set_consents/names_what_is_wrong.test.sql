begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(2);

select tests.given_client('durand');
create temporary table trial (contact text, marketing text, text_version text, hint text)
on commit drop;
insert into trial values
  (null, 'true', '2026-02', '^contact is'),
  ('zzq@example.com', 'true', '2026-02', '^contact is'),
  ('yes', 'true', '2026-02', '^contact is'),
  ('true', null, '2026-02', '^marketing is'),
  ('true', '0612345678', '2026-02', '^marketing is'),
  ('true', 'true', null, '^text_version is'),
  ('true', 'true', 'Jean.Dupont-0612345678', '^text_version is'),
  ('true', 'true', '06-12-34-56-78', '^text_version is'),
  ('true', 'true', e'2026-02\nJean', '^text_version is');
grant select on trial to authenticated;

select tests.act_as('authenticated', tests.client('durand'));
select tests.remember_world();
select is_empty(
  $$
    select t.* from trial as t, tests.error_of(format(
      'select api.client_set_consents(%L, %L, %L)', t.contact, t.marketing, t.text_version
    )) as error
    where (
      error ->> 'code' = 'PT400' and error ->> 'message' = 'invalid_input'
      and error ->> 'hint' ~ t.hint
    ) is not true
  $$,
  'the field, and not what was sent'
);
select tests.world_unchanged();

select * from finish();
rollback;
