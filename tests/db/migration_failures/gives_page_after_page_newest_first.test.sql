begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/failures.psql
select plan(6);

select tests.given_failure('request-' || n) from generate_series(1, 5) as n;

create temporary table page as
select 1 as number, api.migration_failures(page_size => 2) as content;
insert into page
select 2, api.migration_failures(page_size => 2, before => (p.content -> 'next')::bigint)
from page as p where p.number = 1;
insert into page
select 3, api.migration_failures(page_size => 2, before => (p.content -> 'next')::bigint)
from page as p where p.number = 2;

select results_eq(
  $$ select tests.requests(p.content) from page as p order by p.number $$,
  array['request-5 request-4', 'request-3 request-2', 'request-1'],
  'each once'
);
select is(
  (select p.content -> 'next' from page as p where p.number = 3), 'null', 'the last says so'
);
select is(api.migration_failures(page_size => 5) -> 'next', 'null', 'a full page may be the last');

select is(tests.requests(api.migration_failures(page_size => 0)), 'request-5', 'one at least');
select tests.given_failure('more-' || n) from generate_series(1, 120) as n;
select is(
  jsonb_array_length(api.migration_failures() -> 'failures'), 20, 'twenty unless asked otherwise'
);
select is(
  jsonb_array_length(api.migration_failures(page_size => 1000) -> 'failures'), 100,
  'a hundred at most'
);

select * from finish();
rollback;
