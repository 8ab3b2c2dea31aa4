import type { Anatomy } from '../core/anatomy/anatomy';
import type { Region } from '../core/anatomy/region';
import type { Recording } from '../core/recording/recording';
import type { Patient } from '../core/world/state';
import type { WorldView } from '../core/world/view';
import type { World } from '../core/world/world';
import type { Attempt } from '../scenario/attempt';
import type { LoadedScenario } from '../scenario/loader';
import type { Replay } from '../scenario/replay';
import type { SoundPort } from '../sound/port';
import type { Storage } from '../storage/port';
import type { TierChoice } from './pictures/tier-choice';
import type { TierName } from './tier-name';

/** A rectangle in CSS pixels of its canvas. */
export interface ImageRect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly mmPerPixel: number;
}

/** The ultrasound image, which this floor cannot know. */
export interface MonitorPort {
  /** `before` are the views of the frames before it, the newest first, where the machine averages over time. */
  draw(view: WorldView, before?: readonly WorldView[]): void;
  /** Makes what a first image did without: before, a view with more in it is drawn late. Rejects where it cannot be made. */
  complete(): Promise<void>;
  setTier(tier: TierName): Promise<void>;
  imageRect(): ImageRect;
  dispose(): void;
}

export type Camera = 'operator' | 'side' | 'top';

/** The 3D scene, which this floor cannot know. */
export interface FieldPort {
  update(view: WorldView): void;
  render(): void;
  resize(): void;
  /** Where on the skin a point of the screen lies, mm in the region's frame; null beside the skin. */
  pick(clientX: number, clientY: number): { readonly x: number; readonly z: number } | null;
  setAids(aids: { readonly beamPlane: boolean; readonly cutAway?: boolean }): void;
  setCamera(camera: Camera): void;
  dispose(): void;
}

/** What a picture is made for. */
export interface Picture {
  readonly canvas: HTMLCanvasElement;
  readonly anatomy: Anatomy;
  readonly tier: TierName;
  /** Hears why the picture is not drawn at present, as a sentence; null once it is again. */
  onTrouble(trouble: string | null): void;
}

/** A picture whose first view may be named: it need not wait for what others take, and `complete` makes the rest. */
export interface FirstPicture extends Picture {
  readonly first?: WorldView;
}

/** A scenario that can be played, with what makes attempts of it. */
export interface Playable {
  readonly scenario: LoadedScenario;
  /** The case of a seed, as it is told before it begins. */
  tell(seed: number): { readonly patient: Patient; readonly vignette: string };
  /** @throws Error when this build cannot run the recording. */
  replay(recording: Recording): Replay;
}

/** What a browser says of its graphics, in an order to read it in. */
export interface GraphicsFacts {
  readonly facts: readonly (readonly [name: string, value: string])[];
  readonly extensions: readonly string[];
}

/** What a tier of the image costs here. Times ms. */
export interface TierReport {
  readonly tier: TierName;
  /** Numbers of 32 or of 16 bits. */
  readonly precision: 'float' | 'half';
  readonly compile: readonly (readonly [pass: string, ms: number])[];
  readonly passes: readonly (readonly [pass: string, ms: number])[];
  readonly frame: number;
  /** The same on machines that compute the same. */
  readonly hash: string;
}

/** The examination of the graphics, which this floor cannot know. */
interface SelfTestPort {
  /** null where there is no WebGL 2. */
  graphics(): Promise<GraphicsFacts | null>;
  /** The least of some runs. Rejects with a sentence where the image cannot be made. */
  image(tier: TierName, region: Region, view: WorldView, runs: number): Promise<TierReport>;
}

/** All that the screens get from below; the composition root makes it. */
export interface Services {
  readonly storage: Storage;
  readonly sound: SoundPort;
  /** Scenarios that can be played. */
  readonly scenarioIds: readonly string[];
  openScenario(id: string): Promise<Playable>;
  createMonitor(picture: FirstPicture, onProgress: (share: number) => void): Promise<MonitorPort>;
  createField(picture: Picture): Promise<FieldPort>;
  readonly tierChoice: TierChoice;
  readonly selfTest: SelfTestPort;
  now(): Date;
  newId(): string;
  /** Tests step the world by hand; given an attempt's screen when it is ready. */
  readonly byHand: ((stage: HandStage) => () => void) | null;
  /** The same for the scanner's page. */
  readonly scannerByHand: ((stage: HandScanner) => () => void) | null;
}

/** What a test gets hold of. */
export interface HandStage {
  readonly attempt: Attempt;
  step(ticks: number): void;
  draw(): void;
}

/** What a test gets hold of on the scanner's page. */
export interface HandScanner {
  readonly world: World;
  /** What the image shows: of the past while it is frozen. */
  shown(): WorldView;
  step(ticks: number): void;
  draw(): void;
}
