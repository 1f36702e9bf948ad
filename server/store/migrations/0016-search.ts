/**
 * What messages are found by, and what conversations are narrowed by. `message_words` is a function of `sqlite.ts`; the words stay in
 * `messages`, so that a message that goes takes its words out of the index, too, and is overwritten there.
 *
 * A row of `facets` says one thing of a conversation: `intent` (a name), `agent` (an e-mail), `rating` (1 to 5), `order` ('1'), `label`.
 */
export const search = {
  name: '0016-search',
  sql: `
    CREATE TABLE messages (
      id INTEGER PRIMARY KEY,
      conversation TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
      seq INTEGER NOT NULL,
      at TEXT NOT NULL,
      words TEXT NOT NULL,
      UNIQUE (conversation, seq)
    ) STRICT;
    CREATE INDEX messages_by_time ON messages (at);
    CREATE VIRTUAL TABLE messages_fts USING fts5(words, content = 'messages', content_rowid = 'id', detail = none, prefix = '3 4 5', tokenize = 'unicode61 remove_diacritics 0');
    INSERT INTO messages_fts (messages_fts, rank) VALUES ('secure-delete', 1);
    CREATE TRIGGER messages_added AFTER INSERT ON messages BEGIN
      INSERT INTO messages_fts (rowid, words) VALUES (new.id, new.words);
    END;
    CREATE TRIGGER messages_removed AFTER DELETE ON messages BEGIN
      INSERT INTO messages_fts (messages_fts, rowid, words) VALUES ('delete', old.id, old.words);
    END;
    CREATE TRIGGER messages_reworded AFTER UPDATE OF words ON messages BEGIN
      INSERT INTO messages_fts (messages_fts, rowid, words) VALUES ('delete', old.id, old.words);
      INSERT INTO messages_fts (rowid, words) VALUES (new.id, new.words);
    END;
    CREATE TRIGGER events_found AFTER INSERT ON events WHEN new.kind = 'message' BEGIN
      INSERT INTO messages (conversation, seq, at, words) VALUES (new.conversation, new.seq, new.at, message_words(new.body ->> 'text'));
    END;
    CREATE TRIGGER events_reworded AFTER UPDATE OF body ON events WHEN new.kind = 'message' BEGIN
      UPDATE messages SET words = message_words(new.body ->> 'text') WHERE conversation = new.conversation AND seq = new.seq;
    END;
    CREATE TRIGGER events_lost AFTER DELETE ON events WHEN old.kind = 'message' BEGIN
      DELETE FROM messages WHERE conversation = old.conversation AND seq = old.seq;
    END;

    CREATE TABLE facets (
      facet TEXT NOT NULL CHECK (facet IN ('intent', 'agent', 'rating', 'order', 'label')),
      value TEXT NOT NULL,
      conversation TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
      PRIMARY KEY (facet, value, conversation)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX facets_by_conversation ON facets (conversation, facet);
    CREATE INDEX conversations_by_stage ON conversations (stage, updated_at);
    CREATE TRIGGER events_by_agent AFTER INSERT ON events WHEN new.author IS NOT NULL BEGIN
      INSERT OR IGNORE INTO facets VALUES ('agent', new.author, new.conversation);
    END;
    CREATE TRIGGER events_rated AFTER INSERT ON events WHEN new.kind = 'rating' BEGIN
      INSERT OR IGNORE INTO facets VALUES ('rating', CAST(new.body ->> 'score' AS TEXT), new.conversation);
    END;
    CREATE TRIGGER events_ordered AFTER INSERT ON events WHEN new.kind = 'track' AND new.body ->> 'name' = 'Order Completed' BEGIN
      INSERT OR IGNORE INTO facets VALUES ('order', '1', new.conversation);
    END;
    CREATE TRIGGER orders_told AFTER INSERT ON behaviour_events WHEN new.name = 'Order Completed' AND new.conversation IS NOT NULL BEGIN
      INSERT OR IGNORE INTO facets VALUES ('order', '1', new.conversation);
    END;
    CREATE TRIGGER traces_understood AFTER INSERT ON traces BEGIN
      INSERT OR IGNORE INTO facets
        SELECT 'intent', clause.value ->> '$.intents[0].name', new.conversation FROM json_each(new.body, '$.clauses') AS clause
        WHERE clause.value ->> '$.intents[0].name' IS NOT NULL AND coalesce(clause.value ->> '$.abstain', 0) = 0;
    END;
    CREATE TRIGGER traces_forgotten AFTER DELETE ON traces BEGIN
      DELETE FROM facets WHERE conversation = old.conversation AND facet = 'intent';
    END;

    INSERT INTO messages (conversation, seq, at, words)
      SELECT conversation, seq, at, message_words(body ->> 'text') FROM events WHERE kind = 'message' ORDER BY at, conversation, seq;
    INSERT OR IGNORE INTO facets SELECT 'agent', author, conversation FROM events WHERE author IS NOT NULL;
    INSERT OR IGNORE INTO facets SELECT 'rating', CAST(body ->> 'score' AS TEXT), conversation FROM events WHERE kind = 'rating' AND body ->> 'score' IS NOT NULL;
    INSERT OR IGNORE INTO facets SELECT 'order', '1', conversation FROM events WHERE kind = 'track' AND body ->> 'name' = 'Order Completed';
    INSERT OR IGNORE INTO facets SELECT 'order', '1', conversation FROM behaviour_events WHERE name = 'Order Completed' AND conversation IS NOT NULL;
    INSERT OR IGNORE INTO facets
      SELECT 'intent', clause.value ->> '$.intents[0].name', traces.conversation FROM traces, json_each(traces.body, '$.clauses') AS clause
      WHERE clause.value ->> '$.intents[0].name' IS NOT NULL AND coalesce(clause.value ->> '$.abstain', 0) = 0;
  `,
}
