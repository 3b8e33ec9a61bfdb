begin;
\ir ../_support/all.psql
select plan(1);

select is_empty($$
  select f.conrelid::regclass, f.conname from pg_constraint as f
  where f.contype = 'f' and f.connamespace = 'app'::regnamespace
    and not exists (
      select from pg_index as i
      where i.indrelid = f.conrelid and i.indpred is null
        and (i.indkey::smallint[])[0:cardinality(f.conkey) - 1] @> f.conkey
    )
$$, 'an index starts with the columns of each foreign key');

select * from finish();
rollback;
