-- Who reports events from outside numbers them: the same number again is the same event again.
create index event_custom_id on event (origin, custom_id) where custom_id is not null;
