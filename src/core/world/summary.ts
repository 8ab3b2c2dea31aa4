import type { Facts } from './facts';
import type { Room } from './room';
import { TICK_S } from './state';
import { heldMl } from './syringe';

/** The state in the terms of a scenario's guards. */
export function factsOf({ body, state }: Room): Facts {
  const { asepsis, survey, needle, syringe, closing } = state;
  const prepared = asepsis.done.includes('prepareSkin');
  return {
    consentGiven: state.consent.given,
    handsWashed: asepsis.done.includes('washHands'),
    gloved: asepsis.done.includes('gloves'),
    skinPrepared: prepared,
    skinDry: prepared && asepsis.dryInS === 0,
    draped: asepsis.done.includes('drape'),
    probeCovered: asepsis.done.includes('coverProbe'),
    gelApplied: asepsis.done.includes('sterileGel'),
    targetSeenShort: survey.seen.includes('targetShort'),
    targetSeenLong: survey.seen.includes('targetLong'),
    vesselsSeen: survey.seen.includes('vessels'),
    veinPressed: survey.seen.includes('veinPressed'),
    probeInContact: state.probe.contact,
    needleTaken: needle.model !== null,
    skinPierced: needle.passes > 0,
    needleInTissue: needle.pierced,
    tipInTarget: needle.pierced && needle.owner === body.cavity,
    tipVisible: needle.tipVisible,
    drainedFraction: Math.min(1, syringe.synovialMl / body.fullMl),
    cavityMl: state.cavityMl,
    syringeMl: heldMl(syringe),
    bloodMl: syringe.bloodMl,
    passes: needle.passes,
    pressed: closing.includes('press'),
    dressed: closing.includes('dress'),
    sharpsSafe: closing.includes('sharps'),
    advised: closing.includes('advise'),
    elapsedS: state.tick * TICK_S,
  };
}
