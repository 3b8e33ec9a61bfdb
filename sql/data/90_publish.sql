-- Lints the whole catalogue and freezes it; a fault stops the schema migration.
select app.publish_ruleset(id) from app.ruleset where name = '2026-01';
