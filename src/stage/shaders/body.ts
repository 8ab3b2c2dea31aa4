import { LIGHT_GLSL } from './light';

/** What skin and gel share: what comes from the vertex shader of the skin, the probe that stands on it, the puncture. */
export const BODY_GLSL = `
${LIGHT_GLSL}
varying vec3 vPosition;
varying vec3 vNormal;
/** Place on the skin, mm: arc across, height. */
varying vec2 vSkin;
varying float vHollow;
uniform sampler2D uDetail;
/** prepared 0 .. 1, wet 0 .. 1, draped 0 or 1, gel 0 or 1 */
uniform vec4 uSkinState;
uniform vec3 uProbeFace;
uniform vec3 uProbeLateral;
uniform vec3 uProbeAxial;
uniform vec3 uProbeElevational;
uniform vec2 uProbeHalf;
uniform vec4 uPuncture;

/** How far a point is beside the probe's face, along and across it, mm, and how far from the face: x, y and z. */
vec3 fromProbe(vec3 p) {
  vec3 off = p - uProbeFace;
  vec3 q = vec3(dot(off, uProbeLateral), dot(off, uProbeAxial), dot(off, uProbeElevational));
  vec2 beside = max(abs(q.xz) - uProbeHalf, 0.0);
  return vec3(beside, length(vec3(beside, max(q.y, 0.0))));
}
/** Gel smeared about the probe, 0 .. 1, its edge torn by a noise of 0 .. 1. */
float smearAt(vec2 beside, float cloud) {
  return uSkinState.w * (1.0 - smoothstep(2.0, 13.0, length(beside * vec2(1.0, 0.8)) + 4.0 * (cloud - 0.5)));
}
`;
