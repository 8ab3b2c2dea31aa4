import text from '../../scenarios/bakers-cyst.json?raw';
import type { Facts } from '../core/world/facts';
import { parseScenario } from './loader';

export const bakersCystText = text;

export const bakersCyst = () => parseScenario(text, 'scenarios/bakers-cyst.json');

/** Facts of a room in which nothing has been done, changed as told. */
export const factsWith = (changes: Partial<Facts> = {}): Facts => ({
  consentGiven: false,
  handsWashed: false,
  gloved: false,
  skinPrepared: false,
  skinDry: false,
  draped: false,
  probeCovered: false,
  gelApplied: false,
  targetSeenShort: false,
  targetSeenLong: false,
  vesselsSeen: false,
  veinPressed: false,
  probeInContact: false,
  needleTaken: false,
  skinPierced: false,
  needleInTissue: false,
  tipInTarget: false,
  tipVisible: false,
  drainedFraction: 0,
  cavityMl: 16,
  syringeMl: 0,
  bloodMl: 0,
  passes: 0,
  pressed: false,
  dressed: false,
  sharpsSafe: false,
  advised: false,
  elapsedS: 0,
  ...changes,
});

export const sterile: Partial<Facts> = {
  consentGiven: true,
  handsWashed: true,
  gloved: true,
  skinPrepared: true,
  skinDry: true,
  draped: true,
  probeCovered: true,
  gelApplied: true,
};

export const surveyed: Partial<Facts> = {
  ...sterile,
  targetSeenShort: true,
  targetSeenLong: true,
  vesselsSeen: true,
  veinPressed: true,
};
