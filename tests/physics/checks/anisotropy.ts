import { below, phantomOf, piece, viewAt } from '../bench';
import type { Check } from '../check';
import type { MutantId } from '../mutants.mjs';
import { powerDb } from '../statistics';
import { anisotropyDb } from '../theory';

/** A tissue loses its echo when its fibres turn from the face. */
const turned = (
  tissue: 'tendon' | 'nerve',
  widthDegrees: number,
  tilts: readonly number[],
  mutant: MutantId,
): Check => ({
  id: `anisotropy-${tissue}`,
  mutants: [mutant],
  async measure(bench) {
    const level = async (tilt: number): Promise<number> => {
      const angle = (tilt * Math.PI) / 180;
      const fibres = piece(tissue, tissue, below(0), [Math.cos(angle), Math.sin(angle), 0]);
      // With the texture of tissue: the raw machine leaves it out, and its fibres with it.
      const setup = await bench.scan(phantomOf(`${tissue}-${tilt}`, [fibres]), null);
      const echoes: number[] = [];
      for (const z of [0, 5, 10]) echoes.push(...(await setup.frame(viewAt({ z }))).patch(-16, 16, 10, 15));
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

/** Tendon through Crass 1988 (as bright as muscle at 2 to 7 degrees); nerve's width is typical. */
export const anisotropies: readonly Check[] = [
  turned('tendon', 3.5, [2, 4, 7], 'lobe of tendon'),
  turned('nerve', 9, [5, 10, 15], 'lobe of nerve'),
];
