import { below, phantomOf, piece, viewAt } from '../bench';
import type { Check } from '../check';
import type { MutantId } from '../mutants.mjs';
import { powerDb } from '../statistics';
import { anisotropyDb } from '../theory';

/** A tissue loses its echo when its fibres turn from the face. */
const turned = (
  tissue: 'tendon' | 'nerve' | 'ligament',
  widthDegrees: number,
  tilts: readonly number[],
  mutant: MutantId,
): Check => ({
  id: `anisotropy-${tissue}`,
  mutants: [mutant],
  async measure(bench) {
    // With the texture of tissue: the raw machine leaves it out, and its fibres with it. The probe turns within it.
    const setup = await bench.scan(phantomOf(tissue, [piece(tissue, tissue, below(-60), [1, 0, 0])]), null);
    const level = async (tilt: number): Promise<number> => {
      const echoes: number[] = [];
      for (const z of [0, 5, 10])
        echoes.push(
          ...(await setup.frame(viewAt({ z, tiltRad: (tilt * Math.PI) / 180 }))).patch(-16, 16, 4, 8),
        );
      return powerDb(echoes);
    };
    const flat = await level(0);
    const figures = [];
    for (const tilt of tilts)
      figures.push({
        id: `anisotropy-${tissue}.${tilt}`,
        what: `${tissue} with its fibres at ${tilt} degrees against 0`,
        measured: (await level(tilt)) - flat,
        expected: anisotropyDb(tilt, widthDegrees),
        tolerance: 2,
        unit: 'dB',
      });
    return figures;
  },
});

/** Tendon through Crass 1988 (as bright as muscle at 2 to 7 degrees); the widths of nerve and ligament are typical. */
export const anisotropies: readonly Check[] = [
  turned('tendon', 3.5, [2, 4, 7, 10], 'lobe of tendon'),
  turned('ligament', 15, [5, 10, 20], 'lobe of ligament'),
  turned('nerve', 9, [5, 10, 15, 20], 'lobe of nerve'),
];
