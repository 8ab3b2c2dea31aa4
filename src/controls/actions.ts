/** The six ways in which a hand moves what it holds; each has one pair of keys, the same for probe and needle. */
export type Axis = 'across' | 'along' | 'turn' | 'lean' | 'roll' | 'push';

/** What the app does on a key by itself: no command to the world, or one that the app wants to accompany. */
export type Signal = 'pause' | 'help' | 'camera' | ScannerSignal;

/** Those of the scanner's page alone; the theatre does not hear them. */
type ScannerSignal = DopplerSignal | ImageSignal;
type ImageSignal =
  | 'cut'
  | 'names'
  | 'measure'
  | 'text'
  | 'arrow'
  | 'cine.back'
  | 'cine.forward'
  | 'aside'
  | 'save';

/** Knobs and handles of Doppler; what has a size, a lean and a PRF is the box or the gate, whichever the arrows move. */
export type DopplerSignal =
  | 'flow'
  | 'spectrum'
  | 'arrows.box'
  | 'arrows.gate'
  | 'size.less'
  | 'size.more'
  | 'beams.left'
  | 'beams.right'
  | 'angle.less'
  | 'angle.more'
  | 'prf.less'
  | 'prf.more';

type Effect =
  | { readonly kind: 'move'; readonly axis: Axis; readonly sign: 1 | -1 }
  | { readonly kind: 'fine' }
  | { readonly kind: 'plunger'; readonly effort: 1 | -1 }
  | { readonly kind: 'hand'; readonly hand: 'probe' | 'needle' }
  | { readonly kind: 'contact' }
  | { readonly kind: 'depth'; readonly step: 1 | -1 }
  | { readonly kind: 'gain'; readonly step: 1 | -1 }
  | { readonly kind: 'freeze' }
  | { readonly kind: 'signal'; readonly signal: Signal };

export type Group = 'hands' | 'move' | 'syringe' | 'machine' | 'scanner' | 'doppler' | 'room';

/** One thing that a person can do with the keyboard. Handling and help are both made from this table. */
export interface Action {
  readonly id: string;
  readonly group: Group;
  readonly label: string;
  /** The same where there is no needle. */
  readonly probeLabel?: string;
  /** KeyboardEvent.code values, so that the keys lie where the table says on every layout. */
  readonly codes: readonly string[];
  /** Acts while held, rather than once when pressed. */
  readonly hold: boolean;
  readonly effect: Effect;
}

const move = (
  id: string,
  label: string,
  code: string,
  axis: Axis,
  sign: 1 | -1,
  probeLabel: string = label,
): Action => ({
  id,
  group: 'move',
  label,
  probeLabel,
  codes: [code],
  hold: true,
  effect: { kind: 'move', axis, sign },
});

const press = (
  id: string,
  group: Group,
  label: string,
  codes: readonly string[],
  effect: Effect,
): Action => ({
  id,
  group,
  label,
  codes,
  hold: false,
  effect,
});

const hold = (id: string, group: Group, label: string, codes: readonly string[], effect: Effect): Action => ({
  id,
  group,
  label,
  codes,
  hold: true,
  effect,
});

const doppler = (signal: DopplerSignal, label: string, code: string): Action =>
  press(`doppler.${signal}`, 'doppler', label, [code], { kind: 'signal', signal });

/**
 * Shift and not Ctrl makes movements fine: Ctrl+W closes the page's tab in every browser and cannot be stopped. Tab stays
 * the browser's, because panels and buttons are reached by it.
 */
export const actions: readonly Action[] = [
  press('hand.probe', 'hands', 'Take up the probe', ['Digit1', 'Numpad1'], { kind: 'hand', hand: 'probe' }),
  press('hand.needle', 'hands', 'Take up the needle', ['Digit2', 'Numpad2'], {
    kind: 'hand',
    hand: 'needle',
  }),
  press('contact', 'hands', 'Set the probe down, or lift it', ['KeyC'], { kind: 'contact' }),
  hold('fine', 'hands', 'Move finely, a quarter as far', ['ShiftLeft', 'ShiftRight'], { kind: 'fine' }),

  move('slide.left', 'Slide left', 'ArrowLeft', 'across', -1),
  move('slide.right', 'Slide right', 'ArrowRight', 'across', 1),
  move('slide.up', 'Slide away', 'ArrowUp', 'along', -1),
  move('slide.down', 'Slide nearer', 'ArrowDown', 'along', 1),
  move('turn.left', 'Turn left', 'KeyQ', 'turn', -1),
  move('turn.right', 'Turn right', 'KeyE', 'turn', 1),
  move('lean.up', 'Tilt the probe; aim the needle steeper', 'KeyR', 'lean', 1, 'Tilt'),
  move('lean.down', 'Tilt back; aim flatter', 'KeyF', 'lean', -1, 'Tilt back'),
  move('roll.left', 'Rock the probe; twist the bevel', 'KeyZ', 'roll', -1, 'Rock'),
  move('roll.right', 'Rock or twist the other way', 'KeyX', 'roll', 1, 'Rock the other way'),
  move('push.in', 'Advance the needle; press the probe', 'KeyW', 'push', 1, 'Press'),
  move('push.out', 'Withdraw the needle; ease the probe', 'KeyS', 'push', -1, 'Ease'),

  hold('plunger.pull', 'syringe', 'Pull the plunger', ['Space'], { kind: 'plunger', effort: 1 }),
  hold('plunger.push', 'syringe', 'Push the plunger', ['KeyB'], { kind: 'plunger', effort: -1 }),

  press('depth.less', 'machine', 'Less depth', ['KeyI'], { kind: 'depth', step: -1 }),
  press('depth.more', 'machine', 'More depth', ['KeyK'], { kind: 'depth', step: 1 }),
  press('gain.more', 'machine', 'More gain', ['KeyO'], { kind: 'gain', step: 1 }),
  press('gain.less', 'machine', 'Less gain', ['KeyL'], { kind: 'gain', step: -1 }),
  press('freeze', 'machine', 'Freeze the image', ['KeyY'], { kind: 'freeze' }),

  press('names', 'scanner', 'Name the structures: off, anatomical, plain', ['KeyN'], {
    kind: 'signal',
    signal: 'names',
  }),
  press('measure', 'scanner', 'Freeze and lay a caliper', ['KeyM'], { kind: 'signal', signal: 'measure' }),
  press('text', 'scanner', 'Write a label on the image', ['KeyT'], { kind: 'signal', signal: 'text' }),
  press('arrow', 'scanner', 'Put an arrow on the image', ['KeyA'], { kind: 'signal', signal: 'arrow' }),
  press('cine.back', 'scanner', 'Back through the frozen loop', ['Comma'], {
    kind: 'signal',
    signal: 'cine.back',
  }),
  press('cine.forward', 'scanner', 'Forward through the frozen loop', ['Period'], {
    kind: 'signal',
    signal: 'cine.forward',
  }),
  press('aside', 'scanner', 'Keep the image beside, or take it away', ['KeyU'], {
    kind: 'signal',
    signal: 'aside',
  }),
  press('save', 'scanner', 'Save the picture', ['KeyG'], { kind: 'signal', signal: 'save' }),

  press('cut', 'scanner', 'Open the body along the plane of the image, or close it', ['Digit5'], {
    kind: 'signal',
    signal: 'cut',
  }),
  doppler('flow', 'Flow: off, colour, power', 'KeyD'),
  doppler('spectrum', 'The gate and its spectrum, or neither', 'KeyJ'),
  doppler('arrows.box', 'The arrow keys move the colour box, or the probe again', 'Digit3'),
  doppler('arrows.gate', 'The arrow keys move the gate, or the probe again', 'Digit4'),
  doppler('size.less', 'Smaller box, shorter gate', 'BracketLeft'),
  doppler('size.more', 'Larger box, longer gate', 'BracketRight'),
  doppler('beams.left', 'Lean their beams to the left', 'Minus'),
  doppler('beams.right', 'Lean their beams to the right', 'Equal'),
  doppler('angle.less', "Turn the gate's cursor back", 'Semicolon'),
  doppler('angle.more', "Turn the gate's cursor on", 'Quote'),
  doppler('prf.less', 'Fewer pulses a second', 'Digit9'),
  doppler('prf.more', 'More pulses a second', 'Digit0'),

  press('camera', 'room', 'Look from another side', ['KeyV'], { kind: 'signal', signal: 'camera' }),
  press('pause', 'room', 'Pause', ['KeyP', 'Escape'], { kind: 'signal', signal: 'pause' }),
  press('help', 'room', 'Show the controls', ['KeyH', 'F1'], { kind: 'signal', signal: 'help' }),
];

/** What the mouse does in the field, for the same help page. */
export const mouseActions: readonly {
  readonly gesture: string;
  readonly label: string;
  /** The same where there is no needle. */
  readonly probeLabel?: string;
}[] = [
  { gesture: 'Drag', label: 'Slide what the active hand holds', probeLabel: 'Slide the probe' },
  { gesture: 'Click', label: 'Set a lifted probe down there', probeLabel: 'Set the probe down there' },
  {
    gesture: 'Wheel',
    label: 'Advance or withdraw the needle; press or ease the probe',
    probeLabel: 'Press or ease',
  },
  {
    gesture: 'Right drag, or Ctrl drag',
    label: 'Turn (sideways) and tilt or aim (up and down)',
    probeLabel: 'Turn (sideways) and tilt (up and down)',
  },
  {
    gesture: 'Middle drag, or Alt drag',
    label: 'Rock the probe, or twist the bevel (sideways)',
    probeLabel: 'Rock (sideways)',
  },
  { gesture: 'Shift', label: 'All of these a quarter as far' },
];

const KEY_NAMES: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ShiftLeft: 'Shift',
  Escape: 'Esc',
  Comma: ',',
  Period: '.',
  BracketLeft: '[',
  BracketRight: ']',
  Minus: '-',
  Equal: '=',
  Semicolon: ';',
  Quote: "'",
};

/** What is printed on the key of a code, as far as a layout-free name can say. */
const keyName = (code: string): string => KEY_NAMES[code] ?? code.replace(/^(Key|Digit)/, '');

/** The keys of an action that are worth telling: numpad and right-hand twins of a key are left out. */
export const keysOf = (action: Action): readonly string[] =>
  action.codes.filter((code) => !code.startsWith('Numpad') && code !== 'ShiftRight').map(keyName);

/** The word for where a step along the skin goes, x and z in the region's frame. */
export type Towards = (x: number, z: number) => string;

/** What an action is called where the words for the ends of the skin's axes are known: a slide goes towards one of them. */
export function labelOf(action: Action, towards: Towards | null, isProbeOnly = false): string {
  const { effect, label, probeLabel = label } = action;
  if (effect.kind === 'move' && towards !== null) {
    if (effect.axis === 'across') return `Slide towards ${towards(effect.sign, 0)}`;
    if (effect.axis === 'along') return `Slide towards ${towards(0, effect.sign)}`;
  }
  return isProbeOnly ? probeLabel : label;
}
