/** A hollow needle. Diameters after the regular-wall table of ISO 9626; lengths mm. */
export interface Needle {
  readonly id: NeedleId;
  readonly gauge: number;
  readonly outerDiameter: number;
  readonly innerDiameter: number;
  readonly length: number;
  /** Angle between bevel face and axis, rad; typical. */
  readonly bevelRad: number;
  /** How the shaft is finished: what it sends back at an angle (core/imaging/needleEcho). */
  readonly surface: NeedleSurface;
  /** Hub colour by ISO 6009, sRGB hex. */
  readonly hubColour: string;
}

/**
 * `smooth` is polished steel, a mirror; `plain` drawn steel as it is used; `dimpled` and `coated` are made to be seen at steep angles.
 */
export type NeedleSurface = 'smooth' | 'plain' | 'dimpled' | 'coated';

export type NeedleId = '18G' | '22G';

export const needles: Readonly<Record<NeedleId, Needle>> = {
  '18G': {
    id: '18G',
    gauge: 18,
    outerDiameter: 1.27,
    innerDiameter: 0.838,
    length: 90,
    bevelRad: 0.21,
    surface: 'plain',
    hubColour: '#f0a3b8',
  },
  '22G': {
    id: '22G',
    gauge: 22,
    outerDiameter: 0.718,
    innerDiameter: 0.413,
    length: 90,
    bevelRad: 0.44,
    surface: 'plain',
    hubColour: '#26282b',
  },
};
