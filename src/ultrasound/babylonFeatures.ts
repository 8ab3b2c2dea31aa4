/** Babylon keeps parts of its engine in modules that add themselves when imported; these are the ones the image needs. */

// Targets to render into: one texture, or several at once for the geometry.
import '@babylonjs/core/Engines/Extensions/engine.renderTarget';
import '@babylonjs/core/Engines/Extensions/engine.multiRender';
// The 3D tables of scatterers and of noise.
import '@babylonjs/core/Engines/Extensions/engine.rawTexture';
