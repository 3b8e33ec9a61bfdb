-- One company's visitors often share one address, so an address has room for many visits; a visit
-- is one session, some thirty saved answers and one sign-up.
insert into app.rate_limit (action, scope, slots, period) values
('create_session', 'address', 60, interval '10 minutes'),
('create_session', 'global', 3000, interval '10 minutes'),
('save_responses', 'address', 1200, interval '10 minutes'),
('save_responses', 'session', 240, interval '10 minutes'),
('save_responses', 'global', 60000, interval '10 minutes'),
('migrate_session', 'address', 60, interval '1 hour'),
('migrate_session', 'session', 20, interval '1 hour'),
('migrate_session', 'global', 2000, interval '1 hour'),
('send_mail', 'address', 20, interval '1 hour'),
('send_mail', 'session', 5, interval '1 hour'),
('send_mail', 'global', 500, interval '1 hour');
