/**
 * Babylon's deep modules carry their features as side effects; the compiler does not notice a missing one. Every such
 * import of the stage stands here, with the call that needs it.
 */

// Engine.updateDynamicVertexBuffer and VertexBuffer of meshes; Engine.createRawTexture for RawTexture.
import '@babylonjs/core/Engines/Extensions/engine.rawTexture';
// Engine.setAlphaMode, by materials that blend.
import '@babylonjs/core/Engines/Extensions/engine.alpha';
// Engine.createUniformBuffer, by the scene's own uniform buffer.
import '@babylonjs/core/Engines/Extensions/engine.uniformBuffer';
// Engine.generateMipMapsForCubemap's sibling for 2D mip maps lives in the engine; samplers need RawTexture's class registered.
import '@babylonjs/core/Materials/Textures/rawTexture';
// ShaderMaterial's class; Mesh.geometry and VertexData.applyToMesh.
import '@babylonjs/core/Materials/shaderMaterial';
import '@babylonjs/core/Meshes/mesh';
