import { syringe20 } from '../../core/instruments/syringe';
import { useRead } from './read';
import type { Session } from './session';

const BARREL = { x: 14, y: 5, width: 150, height: 20 };

export function SyringeCard({ session }: { readonly session: Session }) {
  const synovial = useRead(session, ({ state }) => state.syringe.synovialMl.toFixed(1));
  const blood = useRead(session, ({ state }) => state.syringe.bloodMl.toFixed(1));
  const effort = useRead(session, ({ state }) => state.syringe.effort);
  const total = Number(synovial) + Number(blood);
  return (
    <section class="syringe-card" aria-label="Syringe">
      <p class="label">
        Syringe{' '}
        <span class="num volume">
          {total.toFixed(1)}
          <span class="unit"> / {syringe20.capacityMl} mL</span>
        </span>
      </p>
      <Barrel synovialMl={Number(synovial)} bloodMl={Number(blood)} />
      <div class="plunger">
        <HoldButton session={session} effort={1} active={effort > 0} label="Pull" name="Space" />
        <HoldButton session={session} effort={-1} active={effort < 0} label="Push" name="B" />
      </div>
    </section>
  );
}

function Barrel({ synovialMl, bloodMl }: { readonly synovialMl: number; readonly bloodMl: number }) {
  const { x, y, width, height } = BARREL;
  const perMl = width / syringe20.capacityMl;
  const filled = Math.min(width, (synovialMl + bloodMl) * perMl);
  const bloodWidth = Math.min(filled, bloodMl * perMl);
  const marks = Array.from({ length: syringe20.capacityMl / 5 + 1 }, (_, i) => i * 5);
  return (
    <svg class="barrel" viewBox="0 0 214 42" aria-hidden="true">
      <path d={`M2 ${y + height / 2}h12`} class="steel" />
      <rect x={x} y={y} width={bloodWidth} height={height} class="blood" />
      <rect x={x + bloodWidth} y={y} width={filled - bloodWidth} height={height} class="synovial" />
      <rect x={x} y={y} width={width} height={height} class="glass" />
      <path
        d={`M${x + filled} ${y}v${height}M${x + filled} ${y + height / 2}H${Math.min(212, x + filled + 48)}`}
        class="rod"
      />
      {marks.map((ml) => (
        <path key={ml} d={`M${x + ml * perMl} ${y + height - 6}v6`} class="mark" />
      ))}
      {marks.map((ml) => (
        <text key={ml} x={x + ml * perMl} y={40}>
          {ml}
        </text>
      ))}
    </svg>
  );
}

interface HoldProps {
  readonly session: Session;
  readonly effort: 1 | -1;
  readonly active: boolean;
  readonly label: string;
  readonly name: string;
}

/** Acts while it is held, with the pointer or with Space or Enter. */
function HoldButton({ session, effort, active, label, name }: HoldProps) {
  const hold = () => session.input.plunger(effort);
  const letGo = () => session.input.plunger(0);
  return (
    <button
      type="button"
      class={active ? 'button active' : 'button'}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        hold();
      }}
      onPointerUp={letGo}
      onPointerCancel={letGo}
      onLostPointerCapture={letGo}
      onKeyDown={(event) => {
        if (event.code === 'Space' || event.code === 'Enter') hold();
      }}
      onKeyUp={letGo}
      onBlur={letGo}
    >
      {label}
      <kbd>{name}</kbd>
    </button>
  );
}
