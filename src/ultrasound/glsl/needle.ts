/** Levels of `uNeedleCurve`: 0 to 63 degrees; beyond, the curve is level. */
export const NEEDLE_CURVE_SIZE = 64;

/**
 * The needle in the probe's frame (lateral, depth, elevational): amplitude of its echoes at a range of a beam, against
 * muscle's speckle, and what it leaves of the pulse below itself.
 */
export const NEEDLE_GLSL = `
uniform vec4 uNeedleTip;   // tip; outer radius, 0 for no needle
uniform vec4 uNeedleBack;  // unit direction from the tip to the hub; length of the shaft, mm
uniform vec3 uNeedleLook;  // levels of shaft and tip against muscle when they lie along the face, dB; spacing of reverberation bands
uniform vec4 uNeedleCurve[${NEEDLE_CURVE_SIZE / 4}]; // loss by the angle to the wave's front, degree by degree, dB

// needleEcho.needleEchoDb
float needleDb(float sine) {
  float degrees_ = clamp(degrees(asin(min(sine, 1.0))), 0.0, ${NEEDLE_CURVE_SIZE - 2}.0);
  int i = int(degrees_);
  int j = i + 1;
  return mix(uNeedleCurve[i >> 2][i & 3], uNeedleCurve[j >> 2][j & 3], degrees_ - float(i));
}
// A point or a direction of the probe's frame as a beam sees it: beside it, along it, out of the plane.
vec3 asSeen(vec3 v, vec2 beam) { return vec3(v.x * beam.y - v.y * beam.x, dot(v.xy, beam), v.z); }

// Lateral smearing draws a line that is tilted in the plane apart, which the angle curve already holds: it is given back. A steep line
// falls by more than its thickness from beam to beam: it is laid down as thick as it falls within one, or it would break into beads that
// no aperture smears.
float needleEcho(vec2 origin, vec2 beam, float z, float lineSigma, float spot, out float transmitted) {
  transmitted = 1.0;
  float radius = uNeedleTip.w;
  if (radius <= 0.0) return 0.0;
  vec3 tip = asSeen(uNeedleTip.xyz - vec3(origin, 0.0), beam);
  vec3 back = asSeen(uNeedleBack.xyz, beam);
  float facing = needleDb(abs(back.y));
  float shaftLevel = amplitudeOf(uNeedleLook.x + facing);
  float tipLevel = amplitudeOf(uNeedleLook.y + facing);
  // What runs to and fro in a turned shaft leaves it sideways.
  float turn = asin(min(abs(back.y), 1.0)) / 0.3;
  float bands = 0.28 * exp(-turn * turn);
  float echo = 0.0;
  // Where the shaft passes under or over this beam: nearest in the plane across the beam, x and elevation.
  vec2 d2 = back.xz;
  float along2 = dot(d2, d2);
  float s = along2 > 1e-6 ? dot(vec2(-tip.x, -tip.z), d2) / along2 : 0.0;
  s = clamp(s, 0.0, uNeedleBack.w);
  vec3 q = tip + back * s;
  float beside = -q.x;
  float cosine = sqrt(max(1.0 - back.y * back.y, 0.01));
  // The front wall, nearer to the probe by the radius; for a shaft through the plane its round top.
  float top = q.y - radius / cosine;
  float narrow = sqrt(spot * spot + 0.1 * radius * radius);
  float weight = sliceWeight(q.z, q.y) * exp(-0.5 * beside * beside / (narrow * narrow));
  // A shaft through the plane is a spot, which the aperture would spread thin: a cylinder's echo is a little under a line's.
  weight *= mix(0.7 * max(lateralSigma(q.y) / narrow, 1.0), 1.0, back.x * back.x / max(along2, 1e-6));
  float below = z - top;
  float tangent = abs(back.y * back.x) / max(along2, 0.0025);
  float thick = sqrt(lineSigma * lineSigma + 0.125 * tangent * tangent * beamPitch() * beamPitch());
  float fall = tangent * lateralSigma(q.y) / uAxialSigma;
  float fromEnd = s / 0.7;
  float shaft = mix(shaftLevel, tipLevel, exp(-fromEnd * fromEnd)) * weight * min(sqrt(1.0 + fall * fall), 15.0) * lineSigma / thick;
  echo += shaft * exp(-0.5 * below * below / (thick * thick));
  if (below > 0.0) transmitted = 1.0 - 0.45 * min(weight, 1.0);
  // Bands of sound that ran to and fro inside the shaft; they lose 4.5 dB a turn.
  float band = below / uNeedleLook.z;
  float nth = floor(band + 0.5);
  if (nth >= 1.0 && nth < 9.0) {
    float off = (band - nth) * uNeedleLook.z;
    echo += transmitted * shaft * bands * exp(-0.518 * nth) * exp(-0.5 * off * off / (thick * thick));
  }
  // The bevel's edge, also of a needle that crosses the plane.
  vec2 fromTip = vec2(-tip.x, z - tip.y + 0.5 * radius) / vec2(0.2, 1.6 * lineSigma);
  echo += 0.8 * tipLevel * sliceWeight(tip.z, tip.y) * exp(-0.5 * dot(fromTip, fromTip));
  return echo;
}
`;

export const NEEDLE_UNIFORMS = [
  'uNeedleTip',
  'uNeedleBack',
  'uNeedleLook',
  'uNeedleCurve',
  'uSlice',
] as const;
