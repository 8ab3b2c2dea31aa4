import type { Effect } from '@babylonjs/core/Materials/effect';
import { bend, type GeometryMaker, summed } from './bending';
import type { Chain, PassName, Tables } from './chain';
import type { Gpu, Target } from './gpu';
import type { ShortPasses } from './shortPasses';
import { texture } from './texture';

/** What may be one or the other. */
export interface LookBy extends ShortPasses {
  readonly geometry: GeometryMaker;
}

/** The passes of one look, up to its echo. Returns the summed losses of the rows. */
export function drawLook(
  gpu: Gpu,
  c: Chain,
  tables: Tables,
  set: (e: Effect) => void,
  after: (pass: PassName) => void,
  by: LookBy,
): Target {
  bend(gpu, c, by.geometry, set);
  after('bend');
  by.geometry.fine(set);
  after('geometry');
  gpu.draw(c.passes.medium, c.medium, (e) => {
    set(e);
    e.setTexture('uOwner', texture(c.geometry));
  });
  after('medium');
  const sum = summed(gpu, c, c.medium, c.sums);
  after('scan');
  gpu.draw(c.passes.walls, c.walls, (e) => {
    set(e);
    e.setTexture('uLoss', texture(sum));
    e.setTexture('uInterface', texture(c.medium, 1));
  });
  gpu.draw(c.passes.soften, c.left, (e) => {
    set(e);
    e.setTexture('uLoss', texture(sum));
    e.setTexture('uInterface', texture(c.medium, 1));
    e.setTexture('uWalls', texture(c.walls));
  });
  after('soften');
  const [echo, smeared] = c.fields;
  gpu.draw(by.field, echo, (e) => {
    set(e);
    e.setTexture('uOwner', texture(c.geometry, 0));
    e.setTexture('uFibre', texture(c.geometry, 1));
    e.setTexture('uSlope', texture(c.geometry, 2));
    e.setTexture('uInterface', texture(c.medium, 1));
    e.setTexture('uLeft', texture(c.left));
    e.setTexture('uBent', texture(c.bent));
    e.setTexture('uScatter', tables.scatterers);
    e.setTexture('uTexture', tables.texture);
  });
  after('field');
  gpu.draw(c.passes.axial, smeared, (e) => {
    set(e);
    e.setTexture('uEcho', texture(echo));
    e.setTexture('uLeft', texture(c.left));
  });
  after('axial');
  gpu.draw(by.lateral, echo, (e) => {
    set(e);
    e.setTexture('uBent', texture(c.bent));
    e.setTexture('uEcho', texture(smeared));
  });
  after('lateral');
  return sum;
}
