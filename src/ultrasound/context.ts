export const contextOptions = {
  alpha: false,
  antialias: false,
  depth: false,
  stencil: false,
  preserveDrawingBuffer: true,
} as const;

/** The context of an image on its canvas, the same one each time; null without WebGL 2. The first of a browser takes up to a second. */
export const imageContext = (canvas: HTMLCanvasElement): WebGL2RenderingContext | null =>
  canvas.getContext('webgl2', { ...contextOptions, powerPreference: 'high-performance' });
