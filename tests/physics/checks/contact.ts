import { blockOf, type Frame, viewAt } from '../bench';
import { between, type Check } from '../check';
import { mean, powerDb } from '../statistics';

/** What stands at the face: its own ringing, and air under a cover that holds no gel. */
export const contact: Check = {
  id: 'contact',
  mutants: ['share without gel', 'ringing of the face'],
  async measure(bench) {
    const used = await (await bench.scan(blockOf('muscle'), null)).frame(viewAt());
    const raw = await bench.scan(blockOf('muscle'));
    const gel = await raw.frame(viewAt({ done: ['coverProbe', 'sterileGel'] }));
    const dry = await raw.frame(viewAt({ done: ['coverProbe'] }));
    // Each beam's level from 8 to 14 mm against the same with gel: speckle is the same in both.
    const level = (f: Frame, beam: number): number => {
      const x = (beam + 0.5) * f.pitch - 19.2;
      return powerDb(f.patch(x, x, 8, 14));
    };
    const losses = Array.from({ length: gel.beams }, (_, beam) => level(gel, beam) - level(dry, beam));
    const lost = losses.filter((loss) => loss > 6);
    return [
      {
        id: 'contact.ringing',
        what: 'band at the face, first 0.2 mm, against muscle below it, 2 to 4 mm',
        measured: powerDb(used.patch(-15, 15, 0, 0.2)) - powerDb(used.patch(-15, 15, 2, 4)),
        // Typical: white at the preset (35 dB over muscle's speckle), or little less.
        ...between(8, 18),
        unit: 'dB',
      },
      {
        id: 'contact.ringing-end',
        what: 'power at 1.2 to 1.8 mm against 2 to 4 mm: no deeper is muscle hidden',
        measured: powerDb(used.patch(-15, 15, 1.2, 1.8)) - powerDb(used.patch(-15, 15, 2, 4)),
        ...between(-6, 6),
        unit: 'dB',
      },
      {
        id: 'contact.dry-share',
        what: 'share of the beams that drop out under a cover without gel',
        measured: lost.length / gel.beams,
        // Printed as 0.55 of the face.
        expected: 0.55,
        tolerance: 0.06,
        unit: '',
      },
      {
        id: 'contact.dry-loss',
        what: 'loss of the beams that drop out, mean',
        measured: mean(lost),
        // At their ends the aperture hears past the air; in their middle nothing is left.
        ...between(20, 90),
        unit: 'dB',
      },
      {
        id: 'contact.wet-loss',
        what: 'least loss of a beam: between the patches of air tissue is seen as with gel',
        measured: Math.min(...losses),
        ...between(-1, 2),
        unit: 'dB',
      },
    ];
  },
};
