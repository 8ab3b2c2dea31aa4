import { Constants } from '@babylonjs/core/Engines/constants';
import { ShaderMaterial } from '@babylonjs/core/Materials/shaderMaterial';
import { RawTexture } from '@babylonjs/core/Materials/Textures/rawTexture';
import { Texture } from '@babylonjs/core/Materials/Textures/texture';
import { Color3 } from '@babylonjs/core/Maths/math.color';
import { Vector2, Vector4 } from '@babylonjs/core/Maths/math.vector';
import type { Scene } from '@babylonjs/core/scene';
import type { Look } from './look';
import { CLOTH_FRAGMENT, CLOTH_VERTEX } from './shaders/cloth';
import { GEL_FRAGMENT } from './shaders/gel';
import { SECTION_FRAGMENT, SECTION_VERTEX } from './shaders/section';
import { SKIN_FRAGMENT, SKIN_VERTEX } from './shaders/skin';
import { CLEAR_FRAGMENT, PLANE_FRAGMENT, TOOL_FRAGMENT, TOOL_VERTEX } from './shaders/tool';
import { linear } from './shapes/turned';
import { CLOTH_SIZE, clothTexture } from './textures/cloth';
import { DETAIL_SIZE, detailTexture } from './textures/detail';
import { INSIDE_SIZE } from './textures/inside';
import { SCALE_HEIGHT, SCALE_WIDTH, scaleTexture } from './textures/scale';
import { skinTextures } from './textures/skin';
import type { StageTier } from './tier';

const AMBER = '#ffb74a';
const SYNOVIAL = linear(242, 200, 96);
const BLOOD = linear(122, 14, 12);
const SHARED = ['world', 'viewProjection', 'uEye', 'uCastFrom', 'uCastTo', 'uCut'];

const colour3 = ([r, g, b]: readonly [number, number, number]): Color3 => new Color3(r, g, b);

/** Every material of the stage; one of each kind, shared by the bodies made of it. */
export interface Materials {
  readonly skin: ShaderMaterial;
  readonly cloth: ShaderMaterial;
  readonly table: ShaderMaterial;
  readonly plastic: ShaderMaterial;
  readonly steel: ShaderMaterial;
  readonly fluid: ShaderMaterial;
  readonly barrel: ShaderMaterial;
  readonly film: ShaderMaterial;
  readonly gel: ShaderMaterial;
  readonly outline: ShaderMaterial;
  /** For bodies a few pixels thick. */
  readonly thinOutline: ShaderMaterial;
  readonly plane: ShaderMaterial;
  /** The face of a cut-away. */
  readonly section: ShaderMaterial;
  readonly all: readonly ShaderMaterial[];
  dispose(): void;
}

interface Recipe {
  readonly vertex: string;
  readonly fragment: string;
  readonly uniforms?: readonly string[];
  readonly samplers?: readonly string[];
  readonly defines?: readonly string[];
  readonly blends?: boolean;
}

function pixels(scene: Scene, data: Uint8Array, width: number, height: number): RawTexture {
  const texture = RawTexture.CreateRGBATexture(
    data,
    width,
    height,
    scene,
    true,
    false,
    Texture.TRILINEAR_SAMPLINGMODE,
  );
  texture.wrapU = Texture.WRAP_ADDRESSMODE;
  texture.wrapV = Texture.WRAP_ADDRESSMODE;
  texture.anisotropicFilteringLevel = 4;
  return texture;
}

/** `inside` is what shows through a block of gel (`insideTexture`); null for other bodies. */
export function createMaterials(
  scene: Scene,
  tier: StageTier,
  look: Look,
  capacityMl: number,
  inside: Uint8Array | null,
): Materials {
  const tierDefines = [...(tier.shadows ? ['SHADOWS'] : []), ...(tier.detail ? ['DETAIL'] : [])];
  const make = (name: string, r: Recipe): ShaderMaterial => {
    const defines = [...tierDefines, ...(r.defines ?? [])].map((d) => `#define ${d}`);
    const material = new ShaderMaterial(
      name,
      scene,
      { vertexSource: r.vertex, fragmentSource: r.fragment },
      {
        attributes: ['position', 'normal', 'uv', 'color'],
        uniforms: [...SHARED, ...(r.uniforms ?? [])],
        samplers: [...(r.samplers ?? [])],
        defines,
        needAlphaBlending: r.blends === true,
      },
    );
    // Geometry is wound counter-clockwise; left alone, Babylon turns that round in a right-handed scene.
    material.sideOrientation = Constants.MATERIAL_CounterClockWiseSideOrientation;
    if (r.blends === true) material.alphaMode = Constants.ALPHA_PREMULTIPLIED;
    return material;
  };

  const skinMaps = skinTextures(look === 'gel' ? 16 : tier.skinTexels, look === 'knee');
  const colour = pixels(scene, skinMaps.colour, skinMaps.size, skinMaps.size);
  const slope = pixels(scene, skinMaps.slope, skinMaps.size, skinMaps.size);
  const detail = pixels(scene, detailTexture(), DETAIL_SIZE, DETAIL_SIZE);
  const scaleMarks = pixels(scene, scaleTexture(capacityMl), SCALE_WIDTH, SCALE_HEIGHT);

  const skin = make('skin', {
    vertex: SKIN_VERTEX,
    fragment: look === 'gel' ? GEL_FRAGMENT : SKIN_FRAGMENT,
    uniforms: [
      'uPress',
      'uDrag',
      'uSkinState',
      'uProbeFace',
      'uProbeLateral',
      'uProbeAxial',
      'uProbeElevational',
      'uProbeHalf',
      'uPuncture',
    ],
    samplers: look === 'gel' ? ['uDetail', 'uInside'] : ['uColour', 'uSlope', 'uDetail'],
    defines: look === 'knee' ? ['CLOTH'] : [],
  });
  skin.setTexture('uColour', colour);
  skin.setTexture('uSlope', slope);
  skin.setTexture('uDetail', detail);
  const within = inside === null ? null : pixels(scene, inside, INSIDE_SIZE, INSIDE_SIZE);
  if (within !== null) skin.setTexture('uInside', within);

  const clothRecipe: Recipe = {
    vertex: CLOTH_VERTEX,
    fragment: CLOTH_FRAGMENT,
    uniforms: ['uCloth', 'uLimb', 'uTint'],
    samplers: ['uWeave'],
  };
  const cloth = make('cloth', clothRecipe);
  const table = make('table', clothRecipe);
  cloth.backFaceCulling = false;
  const weave = pixels(scene, clothTexture(), CLOTH_SIZE, CLOTH_SIZE);
  for (const m of [cloth, table]) m.setTexture('uWeave', weave);
  table.setColor3('uTint', colour3(linear(74, 86, 96)));
  table.setVector4('uCloth', new Vector4(0, 0, 0, 0));

  const tool = (name: string, defines: readonly string[]): ShaderMaterial => {
    const m = make(name, {
      vertex: TOOL_VERTEX,
      fragment: TOOL_FRAGMENT,
      uniforms: ['uTint', 'uOutline'],
      defines,
    });
    m.setColor3('uTint', Color3.White());
    m.setVector2('uOutline', Vector2.Zero());
    return m;
  };
  const rim = (name: string): ShaderMaterial => {
    const m = tool(name, ['OUTLINE']);
    m.setColor3('uTint', Color3.FromHexString(AMBER));
    m.cullBackFaces = false;
    return m;
  };

  const clear = (
    name: string,
    look: Vector4,
    tint: Color3,
    defines: readonly string[] = [],
  ): ShaderMaterial => {
    const m = make(name, {
      vertex: TOOL_VERTEX,
      fragment: CLEAR_FRAGMENT,
      uniforms: ['uTint', 'uClear', 'uOutline', 'uRim'],
      samplers: ['uScale'],
      defines,
      blends: true,
    });
    m.setVector4('uClear', look);
    m.setVector4('uRim', Vector4.Zero());
    m.setColor3('uTint', tint);
    m.setVector2('uOutline', Vector2.Zero());
    m.setTexture('uScale', scaleMarks);
    return m;
  };

  const plane = make('plane', {
    vertex: TOOL_VERTEX,
    fragment: PLANE_FRAGMENT,
    uniforms: ['uTint', 'uPlane', 'uFan', 'uOutline'],
    defines: ['PLANE'],
    blends: true,
  });
  plane.setColor3('uTint', Color3.FromHexString(AMBER));
  plane.setVector2('uOutline', Vector2.Zero());
  plane.backFaceCulling = false;
  plane.depthFunction = Constants.ALWAYS;

  const section = make('section', {
    vertex: SECTION_VERTEX,
    fragment: SECTION_FRAGMENT,
    samplers: ['uSection'],
  });
  section.backFaceCulling = false;

  const set = {
    skin,
    cloth,
    table,
    plastic: tool('plastic', []),
    steel: tool('steel', ['STEEL']),
    fluid: tool('fluid', ['FLUID']),
    barrel: clear('barrel', new Vector4(0.06, 0.5, 0.12, 1), new Color3(0.8, 0.9, 1), ['SCALE']),
    film: clear('film', new Vector4(0.07, 0.5, 0.26, 2.4), new Color3(0.82, 0.9, 1), ['FILM']),
    gel: clear('gel', new Vector4(0.05, 0.2, 0.1, 1.9), new Color3(0.8, 0.88, 0.95)),
    outline: rim('outline'),
    thinOutline: rim('thinOutline'),
    plane,
    section,
  };
  const all = Object.values(set);
  return {
    ...set,
    all,
    dispose() {
      for (const m of all) m.dispose();
      for (const t of [colour, slope, detail, weave, scaleMarks, within]) t?.dispose();
    },
  };
}

/** The drape's or the towel's cloth. */
export function setCloth(m: Materials, draped: boolean): void {
  m.cloth.setVector4('uCloth', new Vector4(draped ? 2 : 1, 0, 0, 0));
  m.cloth.setColor3('uTint', colour3(draped ? linear(27, 79, 93) : linear(168, 170, 164)));
}

/** Lights the rim of the barrel, which is clear: a larger body behind it would shine through. */
export function setBarrelRim(m: Materials, active: boolean): void {
  const { r, g, b } = Color3.FromHexString(AMBER);
  m.barrel.setVector4('uRim', new Vector4(r, g, b, active ? 1 : 0));
}

/** Straw, turning red with the share of blood. */
export function setFluid(m: Materials, synovialMl: number, bloodMl: number): void {
  const share = bloodMl > 0 ? Math.min(1, (3 * bloodMl) / (synovialMl + bloodMl)) : 0;
  const [r = 0, g = 0, b = 0] = [0, 1, 2].map(
    (i) => (SYNOVIAL[i] ?? 0) * (1 - share) + (BLOOD[i] ?? 0) * share,
  );
  m.fluid.setColor3('uTint', new Color3(r, g, b));
}
