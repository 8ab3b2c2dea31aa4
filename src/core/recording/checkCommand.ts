import type { AsepsisAct, ClosingAct, Command, CommandType, Hand } from '../world/command';
import { type Fields, fieldsAt, numberAt, onlyKeys, refuse, textAt } from './check';

/** What a field of a command may hold; a record stands for a choice among its keys. */
type Kind = 'number' | 'text' | 'truth' | 'setting' | Readonly<Record<string, true>>;

const hands: Readonly<Record<Hand, true>> = { probe: true, needle: true };
const needles: Readonly<Record<Extract<Command, { type: 'needle.take' }>['needle'], true>> = {
  '18G': true,
  '22G': true,
};
const probes: Readonly<Record<Extract<Command, { type: 'probe.choose' }>['probe'], true>> = {
  linear38: true,
  linear18: true,
  linear12: true,
  hockey18: true,
  convex5: true,
};
const presets: Readonly<Record<Extract<Command, { type: 'machine.preset' }>['preset'], true>> = {
  general: true,
  knee: true,
  shoulder: true,
  superficial: true,
  deep: true,
  vascular: true,
};
const acts: Readonly<Record<AsepsisAct, true>> = {
  washHands: true,
  gloves: true,
  prepareSkin: true,
  drape: true,
  coverProbe: true,
  sterileGel: true,
};
const closings: Readonly<Record<ClosingAct, true>> = { press: true, dress: true, sharps: true, advise: true };
const settings: Readonly<Record<Extract<Command, { type: 'machine.set' }>['setting'], true>> = {
  depth: true,
  gainDb: true,
  focus: true,
  frequency: true,
  harmonic: true,
  looks: true,
  frequencies: true,
  dynamicRangeDb: true,
  map: true,
  persistence: true,
  edge: true,
  steerRad: true,
  invert: true,
  flow: true,
  boxLateral: true,
  boxDepth: true,
  boxWidth: true,
  boxHeight: true,
  boxSteerRad: true,
  prfHz: true,
  wallFilter: true,
  baseline: true,
  colourGainDb: true,
  priority: true,
  flowInvert: true,
  spectrum: true,
  gateLateral: true,
  gateDepth: true,
  gateLength: true,
  gateSteerRad: true,
  gateAngleRad: true,
  gatePrfHz: true,
  gateBaseline: true,
  gateFilterHz: true,
  gateGainDb: true,
  gateInvert: true,
  sweepS: true,
};

type FieldsOf<T extends CommandType> = Readonly<
  Record<Exclude<keyof Extract<Command, { type: T }>, 'type'>, Kind>
>;

/** The fields of every command; the compiler sees to it that none is left out. */
const commands: { readonly [T in CommandType]: FieldsOf<T> } = {
  'attempt.pause': {},
  'attempt.resume': {},
  'attempt.finish': {},
  'focus.lost': {},
  'hand.focus': { hand: hands },
  'wait.skip': { seconds: 'number' },
  'consent.say': { statement: 'text' },
  'consent.ask': {},
  'asepsis.do': { act: acts },
  'machine.set': { setting: settings, value: 'setting' },
  'machine.tgc': { slider: 'number', db: 'number' },
  'machine.freeze': { frozen: 'truth' },
  'machine.preset': { preset: presets },
  'patient.pose': { pose: 'text', value: 'number' },
  'probe.choose': { probe: probes },
  'probe.place': { x: 'number', z: 'number' },
  'probe.lift': {},
  'probe.slide': { x: 'number', z: 'number' },
  'probe.turn': { rotateRad: 'number', tiltRad: 'number', rockRad: 'number' },
  'probe.press': { newtons: 'number' },
  'needle.take': { needle: needles },
  'needle.layDown': {},
  'needle.slide': { x: 'number', z: 'number' },
  'needle.aim': { azimuthRad: 'number', elevationRad: 'number' },
  'needle.twist': { rad: 'number' },
  'needle.advance': { mm: 'number' },
  'syringe.effort': { effort: 'number' },
  'patient.squeezeCalf': {},
  'closing.do': { act: closings },
};

function checkField(value: unknown, kind: Kind, path: string): void {
  if (kind === 'number') numberAt(value, path);
  else if (kind === 'text') textAt(value, path);
  else if (kind === 'setting') {
    if (typeof value === 'string') textAt(value, path);
    else if (typeof value !== 'boolean') numberAt(value, path);
  } else if (kind === 'truth') {
    if (typeof value !== 'boolean') refuse(path, 'expected true or false');
  } else if (typeof value !== 'string' || !Object.hasOwn(kind, value)) {
    refuse(path, `expected one of ${Object.keys(kind).join(', ')}`);
  }
}

const isType = (type: string): type is CommandType => Object.hasOwn(commands, type);

function assertCommand(value: unknown, fields: Fields, path: string): asserts value is Command {
  const type = textAt(fields.type, `${path}.type`);
  if (!isType(type)) refuse(`${path}.type`, `"${type}" is not a command`);
  const kinds: Readonly<Record<string, Kind>> = commands[type];
  onlyKeys(fields, ['type', ...Object.keys(kinds)], path);
  for (const [name, kind] of Object.entries(kinds)) checkField(fields[name], kind, `${path}.${name}`);
}

/** A command out of a file. @throws Error naming the place of the first fault. */
export function commandAt(value: unknown, path: string): Command {
  const fields = fieldsAt(value, path);
  assertCommand(value, fields, path);
  return value;
}
