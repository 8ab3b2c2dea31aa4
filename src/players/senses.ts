import { type ImagePoint, type ProbePose, toImage } from '../core/imaging/beam';
import { type RandomState, randomBetween, randomNormal, randomStream } from '../core/math/random';
import { dot, type Vec3 } from '../core/math/vec3';
import { TICK_S } from '../core/world/state';
import { heldMl } from '../core/world/syringe';
import type { Attempt } from '../scenario/attempt';
import { look } from './eye';
import type { Blob, NeedleHand, OnImage, Percept, Picture, ProbeHand } from './percept';

/** The eye takes a new look this often, ticks: 10 a second. */
const TICKS_PER_LOOK = 12;
/** From the screen to the hand, ticks: visual reaction while tracking, 150 to 200 ms. */
const DELAY: readonly [number, number] = [18, 24];
/** Errors of eye and hand, standard deviations; typical, chosen for a practised person. mm and rad. */
const IMAGE_MM = 0.3;
const HAND_MM = 0.3;
const HAND_RAD = 0.01;

/** What a person at the table perceives of an attempt: late, and not quite right. */
export class Senses {
  readonly #attempt: Attempt;
  readonly #random: RandomState;
  readonly #seen: { readonly tick: number; readonly picture: Picture | null }[] = [];
  #picture: Picture | null = null;
  #needle: NeedleHand | null = null;

  constructor(attempt: Attempt) {
    this.#attempt = attempt;
    this.#random = randomStream(attempt.seed, 'player.senses');
  }

  perceive(): Percept {
    const attempt = this.#attempt;
    const { state } = attempt.view();
    const { tick } = state;
    if (tick % TICKS_PER_LOOK === 0) {
      const due = tick + Math.round(randomBetween(this.#random, ...DELAY));
      this.#seen.push({ tick: due, picture: this.#blur(look(attempt)) });
      this.#needle = this.#needleHand();
    }
    while (this.#seen[0] !== undefined && this.#seen[0].tick <= tick) {
      this.#picture = this.#seen.shift()?.picture ?? null;
    }
    return {
      timeS: tick * TICK_S,
      phase: attempt.phases.find(({ progress }) => progress === 'current')?.id ?? null,
      prompt: attempt.prompt,
      says: attempt.patientSays,
      statements: attempt.scenario.file.consent.statements.map(({ id, say }) => ({ id, say })),
      skinWet: state.asepsis.dryInS > 0,
      probe: this.#probeHand(),
      needle: this.#needle,
      syringeMl: heldMl(state.syringe),
      blood: state.syringe.bloodMl > 0.05,
      picture: this.#picture,
      finished: attempt.finished,
    };
  }

  #off(deviation: number): number {
    return deviation * randomNormal(this.#random);
  }

  #blurPoint({ lateral, depth }: OnImage): OnImage {
    return { lateral: lateral + this.#off(IMAGE_MM), depth: depth + this.#off(IMAGE_MM) };
  }

  #blur(picture: Picture | null): Picture | null {
    if (picture === null) return null;
    const blobs = picture.blobs.map((blob): Blob => ({ ...blob, centre: this.#blurPoint(blob.centre) }));
    return { ...picture, blobs, tip: picture.tip && this.#blurPoint(picture.tip) };
  }

  #probeHand(): ProbeHand {
    const { contact, x, z, rotationRad, tiltRad, rockRad, forceN } = this.#attempt.view().state.probe;
    return { contact, x, z, rotationRad, tiltRad, rockRad, forceN };
  }

  #needleHand(): NeedleHand | null {
    const { state, probe, needle } = this.#attempt.view();
    if (needle === null) return null;
    const { lateral, depth, elevation } = toImage(
      { lateral: 0, depth: 0, elevation: 0 },
      probe,
      needle.entry,
    );
    const direction = inProbe(probe, needle.direction);
    return {
      model: needle.model.id,
      pierced: state.needle.pierced,
      advance: state.needle.advance,
      forceN: state.needle.forceN,
      entry: {
        lateral: lateral + this.#off(HAND_MM),
        depth: depth + this.#off(HAND_MM),
        elevation: elevation + this.#off(HAND_MM),
      },
      direction: {
        lateral: direction.lateral,
        depth: direction.depth + this.#off(HAND_RAD),
        elevation: direction.elevation + this.#off(HAND_RAD),
      },
    };
  }
}

const inProbe = (pose: ProbePose, v: Readonly<Vec3>): ImagePoint => ({
  lateral: dot(v, pose.lateral),
  depth: dot(v, pose.axial),
  elevation: dot(v, pose.elevational),
});
