begin;
\ir ../_support/all.psql
select plan(4);

create temporary table words on commit drop as
select t.words
from (
  select unnest(array[label, short_label, help, unit]) from app.question
  union all
  select label from app.question_option
  union all
  select unnest(array[name, category, summary, next_step, deadline] || documents) from app.produit
  union all
  select label from app.criterion
  union all
  select formula from app.savings_component
  union all
  select unnest(array[label, unit, source]) from app.parameter
) as t (words);

select is_empty($$ select words from words where words like '%''%' $$, 'no straight apostrophe');
select is_empty(
  $$ select words from words where words ~ '[^\u202f][;:?!»]|«[^\u202f]' $$,
  'a narrow no-break space before each high sign, and within quotation marks'
);
select is_empty(
  $$ select words from words where words ~ '( [%€]|[0-9] [0-9]{3}\M)' $$,
  'no ordinary space where a line may not break'
);
select is_empty(
  $$ select words from words where words ~ '(^\s|\s$|  |garanti)' $$,
  'no stray space, and nothing is promised'
);

select * from finish();
rollback;
