import type { Field } from '../core/imaging/fan';

/** Where the field lies on the canvas, in its pixels. */
export interface ImageRect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly mmPerPixel: number;
}

/** A field in the middle of a canvas, as large as fits. */
export function fieldRect(
  canvas: { readonly width: number; readonly height: number },
  { left, right, top, bottom }: Field,
): ImageRect {
  const scale = Math.min(canvas.width / (right - left), canvas.height / (bottom - top));
  const width = (right - left) * scale;
  const height = (bottom - top) * scale;
  return {
    x: (canvas.width - width) / 2,
    y: (canvas.height - height) / 2,
    width,
    height,
    mmPerPixel: 1 / scale,
  };
}
