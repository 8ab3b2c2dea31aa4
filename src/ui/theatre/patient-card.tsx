import { Heart } from 'lucide';
import { Icon } from '../icon';
import { useRead } from './read';
import type { Session } from './session';

/** The part of a beat in which the heart is drawn bright. */
const SYSTOLE = 0.3;

export function PatientCard({ session }: { readonly session: Session }) {
  const beating = useRead(session, ({ state }) => state.heartPhase < SYSTOLE);
  return (
    <section class="patient-card" aria-label="Patient">
      <p class="label">Heart rate</p>
      <p class={beating ? 'rate beat' : 'rate'}>
        <Icon of={Heart} />
        <span class="num">{Math.round(session.attempt.setup.patient.heartRatePerMin)}</span>
        <span class="unit"> /min</span>
      </p>
    </section>
  );
}
