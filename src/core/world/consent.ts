import type { Room } from './room';

/** Says a statement to the patient; one that the case does not know is not said. */
export function say(room: Room, statement: string): void {
  const { consent } = room.state;
  const known = room.setup.consent.statements.find((s) => s.id === statement);
  if (!known) return;
  if (!consent.said.includes(statement)) consent.said.push(statement);
  room.emit({ type: 'consent.said', statement, right: known.right });
}

/**
 * Asks for consent. A patient who lacks a required statement, or was told something wrong, withholds it and names both;
 * what was wrong is then taken back, so that it can be asked again.
 */
export function askConsent(room: Room): void {
  const { consent } = room.state;
  if (consent.given) return;
  const { statements } = room.setup.consent;
  const said = new Set(consent.said);
  const wrong = new Set(statements.filter((s) => !s.right && said.has(s.id)).map((s) => s.id));
  const missing = statements
    .filter((s) => (s.required && !said.has(s.id)) || wrong.has(s.id))
    .map((s) => s.id);
  if (missing.length > 0) {
    consent.said = consent.said.filter((id) => !wrong.has(id));
    room.emit({ type: 'consent.withheld', missing });
    return;
  }
  consent.given = true;
  room.emit({ type: 'consent.given' });
}
