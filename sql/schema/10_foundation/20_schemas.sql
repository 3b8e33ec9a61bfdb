-- Two rooms: app holds everything, api is the door that PostgREST exposes.
create schema app;
create schema api;

comment on schema app is 'Private: tables, rules and steps. Never exposed over HTTP.';
comment on schema api is 'The only exposed schema: one function for each thing a caller may ask.';

grant usage on schema app, api to service_role, authenticated;
