/**
 * How far a visitor has come, kept beside them: the largest `stage` of their events, null where there are none. The events are the truth; triggers follow them, so that
 * the funnel is one walk over an index in the order it is told in.
 */
export const reached = {
  name: '0025-reached',
  sql: `
    ALTER TABLE visitors ADD COLUMN reached INTEGER;
    UPDATE visitors SET reached = (SELECT max(stage) FROM behaviour_events WHERE visitor = visitors.id);
    CREATE INDEX visitors_by_reach ON visitors (channel, language, device, arm, reached, first_at) WHERE flagged IS NULL AND reached IS NOT NULL;
    CREATE TRIGGER behaviour_events_reach AFTER INSERT ON behaviour_events
      WHEN new.stage > ifnull((SELECT reached FROM visitors WHERE id = new.visitor), -1)
    BEGIN
      UPDATE visitors SET reached = new.stage WHERE id = new.visitor;
    END;
    CREATE TRIGGER behaviour_events_gone AFTER DELETE ON behaviour_events
      WHEN old.stage = (SELECT reached FROM visitors WHERE id = old.visitor)
    BEGIN
      UPDATE visitors SET reached = (SELECT max(stage) FROM behaviour_events WHERE visitor = old.visitor) WHERE id = old.visitor;
    END;
  `,
}
