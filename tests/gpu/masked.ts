/** Runs with contexts that offer none of the extensions named, as on a browser that has not got them. */
export async function withoutExtensions<T>(names: readonly string[], run: () => Promise<T>): Promise<T> {
  const original = WebGL2RenderingContext.prototype.getExtension;
  const masked = function (this: WebGL2RenderingContext, name: string): unknown {
    return names.includes(name) ? null : Reflect.apply(original, this, [name]);
  };
  Object.defineProperty(WebGL2RenderingContext.prototype, 'getExtension', {
    value: masked,
    configurable: true,
    writable: true,
  });
  try {
    return await run();
  } finally {
    Object.defineProperty(WebGL2RenderingContext.prototype, 'getExtension', {
      value: original,
      configurable: true,
      writable: true,
    });
  }
}
