begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(3);

select tests.given_client('durand');
select tests.given_completed('second');
select tests.given_completed('third', tests.consultant());
select tests.attach('second', tests.client('durand'));
-- as if the clock were set back an hour meanwhile
update app.simulation set created_at = created_at + interval '1 hour'
where session_id::text = tests.session_id('second');
select tests.attach('third', tests.client('durand'));

create temporary view history as
select s.name, m.created_at
from app.simulation as m join tests.session as s on s.id = m.session_id::text;

select results_eq(
  'select name from history order by created_at', array['durand', 'second', 'third'],
  'by when each was saved, in one transaction and with a clock that runs backwards'
);
select is(
  (select count(distinct created_at) from history), 3::bigint, 'and never at the same moment'
);
select ok(
  (select bool_and(created_at > now()) from history),
  'not by when its transaction began'
);

select * from finish();
rollback;
