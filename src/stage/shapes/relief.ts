import { smoothstep } from '../../core/math/functions';

const bump = (d: number, width: number): number => {
  const t = 1 - (d * d) / (width * width);
  return t > 0 ? t * t : 0;
};

/**
 * Relief of the back of a left knee over the region's smooth skin, mm, for shading only: the needle and the image never
 * see it. Hamstring tendons part above the fossa, the heads of gastrocnemius meet below it. `across` is the place across
 * the limb from its middle, positive medially, `z` along it from the cyst. Creases are in the skin's texture. Heights and
 * places after surface anatomy at rest, typical.
 */
export function reliefMm(across: number, z: number): number {
  const above = 1 - smoothstep(-14, 26, z);
  const biceps = 3.2 * above * bump(across + 36 - 0.1 * (z + 10), 13);
  const semitendinosus = 2.6 * above * bump(across - 36 - 0.14 * (z + 10), 8);
  const semimembranosus = 1.6 * above * bump(across - 26 - 0.1 * z, 18);
  const below = smoothstep(8, 90, z);
  const lateralHead = 3.2 * below * bump(across + 24, 25);
  const medialHead = 3.8 * below * bump(across - 22, 25);
  const groove = -1.5 * smoothstep(24, 110, z) * bump(across, 9);
  const hollow = -2.6 * bump(Math.hypot(across + 3, (z + 16) / 1.9), 28);
  const swelling = 2.2 * bump(Math.hypot(across - 22, (z - 6) / 1.7), 22);
  return biceps + semitendinosus + semimembranosus + lateralHead + medialHead + groove + hollow + swelling;
}

/** The flexion creases that run across the fossa, mm: narrow and shallow. Coordinates as for the relief. */
export function creasesMm(across: number, z: number): number {
  const fade = 1 - smoothstep(34, 60, Math.abs(across));
  const uneven = 0.72 + 0.28 * Math.sin(across * 0.31 + 0.6);
  const main =
    -0.62 * fade * uneven * bump(z - 9 - 0.0035 * across * across + 1.3 * Math.sin(across * 0.11), 3.6);
  const low =
    -0.3 * fade * (1 - uneven) * bump(z - 15 - 0.003 * across * across + Math.sin(across * 0.2), 2.2);
  const upper = -0.35 * fade * bump(z + 7 + 0.003 * across * across - 1.1 * Math.sin(across * 0.17 + 1), 2.4);
  return main + low + upper;
}
