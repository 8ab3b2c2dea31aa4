import './style/compass.css';
import type { Directions } from '../core/anatomy/region';

/** Which way is which on the limb, seen from the foot end or from above. */
export function Compass({ x: [left, right], z: [up, down] }: Directions) {
  return (
    <svg class="compass" viewBox="0 0 148 76" aria-hidden="true">
      <path d="M74 26v24M62 38h24" />
      <text x="74" y="16">
        {up}
      </text>
      <text x="74" y="70">
        {down}
      </text>
      <text x="54" y="43" class="left">
        {left}
      </text>
      <text x="94" y="43" class="right">
        {right}
      </text>
    </svg>
  );
}
