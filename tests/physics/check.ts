import type { Region } from '../../src/core/anatomy/region';
import { type Tier, tiers } from '../../src/ultrasound/tier';
import type { Laboratory } from '../../src/ultrasound/uniforms';
import type { ScannedView } from '../../src/ultrasound/view';
import { type Frame, frameOf, type ScannerClass, scannerOf, scannerUnder } from './bench';
import type { MutantId } from './mutants.mjs';

/** One measured number against what theory says. */
export interface Figure {
  readonly id: string;
  readonly what: string;
  readonly measured: number;
  readonly expected: number;
  /** Largest distance between the two that passes. */
  readonly tolerance: number;
  readonly unit: string;
}

/** An effect of physics, in one or more figures. */
export interface Check {
  readonly id: string;
  /** Constants of the code under test that, moved by 20 %, must turn a figure red. */
  readonly mutants: readonly MutantId[];
  measure(bench: Bench): Promise<readonly Figure[]>;
}

export const passes = ({ measured, expected, tolerance }: Figure): boolean =>
  Math.abs(measured - expected) <= tolerance;

/** A figure that must lie between two bounds: its middle is what is expected. */
export const between = (low: number, high: number): { expected: number; tolerance: number } => ({
  expected: (low + high) / 2,
  tolerance: (high - low) / 2,
});

/** A scanner on a phantom. */
export interface Setup {
  frame(view: ScannedView): Promise<Frame>;
  grey(view: ScannedView): Promise<Uint8Array>;
}

/** Makes scanners of the code as it is, or of a mutant of it. */
export interface Bench {
  /** `laboratory` null for the machine as it is used; without it raw, with no targets. */
  scan(region: Region, laboratory?: Laboratory | null, tier?: Tier): Promise<Setup>;
}

/** Runs a check, and releases what it used. */
export async function run(check: Check, mutant?: MutantId): Promise<readonly Figure[]> {
  const made: { dispose(): void }[] = [];
  const Scanner: ScannerClass = await scannerUnder(mutant);
  const bench: Bench = {
    async scan(region, laboratory = { raw: true, targets: [] }, tier = tiers.high) {
      const scanner = await scannerOf(region, tier, Scanner);
      made.push(scanner);
      scanner.setLaboratory(laboratory);
      return {
        frame: (view) => frameOf(scanner, view, tier),
        grey(view) {
          scanner.compute(view);
          return scanner.readGrey();
        },
      };
    },
  };
  try {
    return await check.measure(bench);
  } finally {
    for (const scanner of made) scanner.dispose();
  }
}
