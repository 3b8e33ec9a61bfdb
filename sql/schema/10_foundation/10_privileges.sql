-- Deny first: nothing that is created from here on can be executed until a grant names who may.
-- The global form on purpose: a per-schema default cannot take away what PUBLIC gets by itself.
alter default privileges revoke execute on functions from public;
