-- The catalogue as it is first shipped. The files of this folder fill one draft, then publish it; a
-- later version is a schema migration that starts from app.draft_ruleset (see docs/rules.md).
insert into app.ruleset (name) values ('2026-01');
