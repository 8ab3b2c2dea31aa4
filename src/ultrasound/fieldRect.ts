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

/** A rectangle of device pixels in CSS pixels of its canvas. */
export function inCss({ x, y, width, height, mmPerPixel }: ImageRect, canvas: HTMLCanvasElement): ImageRect {
  const scale = canvas.width / Math.max(1, canvas.clientWidth || canvas.width);
  return {
    x: x / scale,
    y: y / scale,
    width: width / scale,
    height: height / scale,
    mmPerPixel: mmPerPixel * scale,
  };
}

/** Where a place of the image, mm, lies in the rectangle of its field, left and right changed or not. */
export function onCanvas(
  { x, y, width, mmPerPixel }: ImageRect,
  { left, top }: Field,
  invert: boolean,
  lateral: number,
  depth: number,
): { readonly x: number; readonly y: number } {
  const across = (lateral - left) / mmPerPixel;
  return { x: x + (invert ? width - across : across), y: y + (depth - top) / mmPerPixel };
}

/** The place of the image, mm, at a point of the canvas: the inverse of `onCanvas`. */
export function inField(
  rect: ImageRect,
  { left, top }: Field,
  invert: boolean,
  x: number,
  y: number,
): { readonly lateral: number; readonly depth: number } {
  const across = invert ? rect.x + rect.width - x : x - rect.x;
  return { lateral: left + across * rect.mmPerPixel, depth: top + (y - rect.y) * rect.mmPerPixel };
}
