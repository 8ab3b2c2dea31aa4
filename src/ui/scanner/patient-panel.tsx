import type { Parameter } from '../../core/anatomy/region';
import { formatSigned } from '../format';
import { useRead } from '../theatre/read';
import type { Exploration } from './exploration';
import { Slider } from './slider';

const hints: Readonly<Record<string, string>> = {
  flexion: 'Bends the knee: the cyst softens. Stretched, it is tense.',
  ankle: 'Moves the foot: the tibial nerve slides in its bed.',
  rotation: 'Turns the arm: the deposit comes out from under the acromion.',
};

/** "kneeFlexion" as people write it. */
const inWords = (id: string): string =>
  id.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).replace(/^./, (first) => first.toUpperCase());

interface PatientPanelProps {
  readonly exploration: Exploration;
  readonly poses: readonly Parameter[];
}

/** How the limb is held; it takes its time to get there. */
export function PatientPanel({ exploration, poses }: PatientPanelProps) {
  return (
    <section class="pose" aria-label="Patient">
      {poses.map((pose) => (
        <PoseSlider key={pose.param} exploration={exploration} pose={pose} />
      ))}
    </section>
  );
}

interface PoseSliderProps {
  readonly exploration: Exploration;
  readonly pose: Parameter;
}

function PoseSlider({ exploration, pose: { param, unit, low, high, value: usual } }: PoseSliderProps) {
  const [scale, shown, step] = unit === 'rad' ? [Math.PI / 180, '°', 1] : [1, unit, (high - low) / 100];
  const digits = step < 1 ? 1 : 0;
  const round = (value: number): number => Number((value / scale).toFixed(digits));
  const wanted = useRead(exploration, ({ state }) => round(state.pose[param]?.wanted ?? usual));
  const key = Object.keys(hints).find((word) => param.toLowerCase().includes(word)) ?? '';
  return (
    <Slider
      label={inWords(param.replace(/Rad$/, ''))}
      hint={hints[key] ?? 'How the patient holds the limb.'}
      unit={shown}
      low={round(low)}
      high={round(high)}
      step={step}
      value={wanted}
      figure={low < 0 ? formatSigned(wanted, digits) : wanted.toFixed(digits)}
      set={(next) => exploration.give({ type: 'patient.pose', pose: param, value: next * scale })}
    />
  );
}
