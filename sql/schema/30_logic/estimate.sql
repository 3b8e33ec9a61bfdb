create function app.estimate(state app.result_state, amount_low numeric, amount_high numeric)
returns jsonb
language sql
immutable
security invoker
set search_path = ''
as $$
  select case
    when estimate.state is not null then jsonb_build_object(
      'state', estimate.state,
      'amount_low', estimate.amount_low,
      'amount_high', estimate.amount_high
    )
  end;
$$;

comment on function app.estimate(app.result_state, numeric, numeric) is
'What a client is told of a product in figures: { state, amount_low, amount_high }, euros per year;
null without a state.';

grant execute on function app.estimate(app.result_state, numeric, numeric) to service_role;
