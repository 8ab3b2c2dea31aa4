/**
 * Babylon's deep modules carry features of the engine as side effects; the compiler does not notice a missing one. Those
 * that the stage uses stand here, each with the call that needs it.
 */

// engine.createRawTexture and updateRawTexture, by RawTexture.CreateRGBATexture.
import '@babylonjs/core/Engines/Extensions/engine.rawTexture';
// engine.setAlphaMode, by materials that blend.
import '@babylonjs/core/Engines/Extensions/engine.alpha';
// engine.createUniformBuffer and its siblings, by the scene's own uniform buffer.
import '@babylonjs/core/Engines/Extensions/engine.uniformBuffer';
