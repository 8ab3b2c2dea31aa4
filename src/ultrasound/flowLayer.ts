import type { Effect } from '@babylonjs/core/Materials/effect';
import type { ThinTexture } from '@babylonjs/core/Materials/Textures/thinTexture';
import type { Anatomy } from '../core/anatomy/anatomy';
import type { Region } from '../core/anatomy/region';
import { structureSet } from '../core/anatomy/structureSet';
import type { TissueId } from '../core/anatomy/tissue';
import { type ColourBox, colourBoxOf } from '../core/imaging/colourBox';
import { dopplerMHz, SIGNAL_DB, shiftHz } from '../core/imaging/doppler';
import { colourPrfHz, cutoffTurns } from '../core/imaging/dopplerSettings';
import { tuned } from '../core/imaging/machine';
import type { Probe } from '../core/instruments/probe';
import type { Gpu, Pass, Target } from './gpu';
import { colourSource } from './passes/colour';
import { displaySource } from './passes/display';
import { flowSource } from './passes/flow';
import type { Tier } from './tier';
import { fanOf } from './uniforms';
import type { ScannedView } from './view';

/** Texels of the colour box, at any tier: about the pitch of a machine's Doppler lines and half its pulse. */
export const BOX = { beams: 80, rows: 96 } as const;

/** Power over the noise from which flow is shown at a gain of 0, and how far the map of power reaches above it, dB; typical. */
const THRESHOLD_DB = 5;
const POWER_RANGE_DB = 24;
/** Length of Doppler pulses against those of the image; typical. */
const LONGER = 2;

/** What scatters a pulse otherwise than the next: rough and hard. */
const TWINKLING: readonly TissueId[] = ['calcification', 'calcificationFragmented'];

/** What the image has of the view that flow is laid over. */
export interface Under {
  /** Uploads what any pass may ask, for the beams of these textures. */
  readonly set: (e: Effect) => void;
  readonly noise: ThinTexture;
  readonly scatterers: ThinTexture;
  readonly owner: ThinTexture;
  readonly loss: ThinTexture;
  readonly sums: ThinTexture;
  readonly left: ThinTexture;
  readonly quiet: boolean;
}

/** Flow over the image: its programs and targets, made when it is first asked for. */
export class FlowLayer {
  readonly display: Pass;
  readonly #gpu: Gpu;
  readonly #flow: Pass;
  readonly #colour: Pass;
  readonly #echoes: Target;
  readonly #shown: Target;

  private constructor(gpu: Gpu, passes: readonly [Pass, Pass, Pass]) {
    this.#gpu = gpu;
    [this.#flow, this.#colour, this.display] = passes;
    this.#echoes = gpu.target(BOX.beams, BOX.rows, ['rgba16f']);
    this.#shown = gpu.target(BOX.beams, BOX.rows, ['rgba16f'], true);
  }

  static async create(gpu: Gpu, region: Region, tier: Tier): Promise<FlowLayer> {
    const defines = { BEAMS: tier.beams, SAMPLES: tier.samples, ROWS: tier.rows };
    const sized = { ...defines, BOX_BEAMS: BOX.beams, BOX_ROWS: BOX.rows };
    const flow = await gpu.pass(flowSource(region, sized));
    const colour = await gpu.pass(colourSource(sized));
    return new FlowLayer(gpu, [flow, colour, await gpu.pass(displaySource(true))]);
  }

  compute(view: ScannedView, anatomy: Anatomy, probe: Probe, under: Under): void {
    const { machine } = view.state;
    const sent = dopplerMHz(tuned(probe, machine));
    const perSpeed = shiftHz(sent, 1) / colourPrfHz(tuned(probe, machine), machine);
    const box = colourBoxOf(probe, machine.depth, machine);
    const { x, y, z } = view.state.probe.motion;
    const count = anatomy.structures.length;
    const bleeds = structureSet(count, (i) => anatomy.bleeds(i));
    const twinkles = structureSet(
      count,
      (i) => anatomy.present(i) && TWINKLING.includes(anatomy.tissueOf(i)),
    );
    this.#gpu.draw(this.#flow, this.#echoes, (e) => {
      under.set(e);
      e.setTexture('uNoise', under.noise);
      e.setTexture('uScatter', under.scatterers);
      e.setTexture('uOwner', under.owner);
      e.setTexture('uLoss', under.loss);
      e.setTexture('uSums', under.sums);
      e.setTexture('uLeft', under.left);
      e.setFloat3('uFlow', ...view.blood);
      e.setInt2('uBleeds', ...bleeds);
      e.setInt2('uTwinkles', ...twinkles);
      e.setFloat4('uColourFan', ...fanOf(probe, box.steerRad));
      e.setFloat4('uColourBox', ...cornersOf(box));
      e.setFloat4('uTurns', perSpeed, cutoffTurns(machine), sent, 10 ** (SIGNAL_DB / 10));
      e.setFloat3('uMotion', -x, -y, -z);
      e.setInt('uQuiet', under.quiet ? 1 : 0);
    });
    this.#gpu.draw(this.#colour, this.#shown, (e) => {
      under.set(e);
      e.setTexture('uEchoes', first(this.#echoes));
      e.setFloat4('uColourBox', ...cornersOf(box));
      e.setFloat2('uWider', probe.centreMHz / dopplerMHz(probe), LONGER);
    });
  }

  /** What the display asks for beyond the image. */
  show(e: Effect, view: ScannedView, probe: Probe): void {
    const { machine } = view.state;
    const box = colourBoxOf(probe, machine.depth, machine);
    e.setTexture('uColour', first(this.#shown));
    e.setFloat4('uColourFan', ...fanOf(probe, box.steerRad));
    e.setFloat4('uColourBox', ...cornersOf(box));
    e.setFloat4(
      'uColourLook',
      machine.colourGainDb - THRESHOLD_DB,
      machine.baseline / 2,
      cutoffTurns(machine),
      machine.priority,
    );
    e.setFloat3('uColourMode', machine.flow === 'power' ? 1 : 0, machine.flowInvert ? -1 : 1, POWER_RANGE_DB);
  }

  /** (Autocorrelation at one pulse: real, imaginary; power against the noise; 0), BOX.beams x BOX.rows, row by row. */
  read(): Float32Array {
    return this.#gpu.read(this.#shown);
  }

  dispose(): void {
    for (const t of [this.#echoes, this.#shown]) this.#gpu.release(t);
    for (const p of [this.#flow, this.#colour, this.display]) this.#gpu.releasePass(p);
  }
}

const cornersOf = (box: ColourBox): [number, number, number, number] => [
  box.fromArc,
  box.toArc,
  box.fromRange,
  box.toRange,
];

const first = (target: Target): ThinTexture => {
  const [texture] = target.textures;
  if (!texture) throw new Error('A target of the flow has no texture.');
  return texture;
};
