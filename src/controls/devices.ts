import type { Input } from './input';

/** Where on the skin a point of the screen lies, mm in the region's frame; null beside the skin. */
export type ToSkin = (clientX: number, clientY: number) => { readonly x: number; readonly z: number } | null;

const TURN_PER_PX = (0.3 * Math.PI) / 180;
/** A press that moves less than this is a click. */
const CLICK_PX = 4;
/** What one notch of a wheel sends in pixels and in lines. */
const NOTCH_PX = 100;
const NOTCH_LINES = 3;

/** What moves a slider that has the focus; all other keys stay the hands'. */
const isSliderKey = (code: string): boolean => /^(Arrow|Page(Up|Down)$|Home$|End$)/.test(code);

/** An element that uses this key itself. */
const usesKey = (target: EventTarget | null, code: string): boolean => {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement && target.type === 'range') return isSliderKey(code);
  return target.closest('input, textarea, select, [contenteditable]') !== null;
};

const isPressable = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('button, a, summary, [role="button"]') !== null;

/**
 * Listens to the keyboard until the returned function is called. Space and Enter belong to a button that has the
 * focus; keys with Ctrl, Alt or Meta belong to the browser.
 */
export function listenToKeyboard(input: Input, onLost: () => void): () => void {
  const down = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey || usesKey(event.target, event.code)) return;
    if ((event.code === 'Space' || event.code === 'Enter') && isPressable(event.target)) return;
    const known = event.repeat ? input.knows(event.code) : input.key(event.code, true, event.timeStamp);
    if (known) event.preventDefault();
  };
  const up = (event: KeyboardEvent): void => {
    input.key(event.code, false, event.timeStamp);
  };
  const lost = (): void => {
    input.release();
    onLost();
  };
  const hidden = (): void => {
    if (document.hidden) lost();
  };
  window.addEventListener('keydown', down);
  window.addEventListener('keyup', up);
  window.addEventListener('blur', lost);
  document.addEventListener('visibilitychange', hidden);
  return () => {
    window.removeEventListener('keydown', down);
    window.removeEventListener('keyup', up);
    window.removeEventListener('blur', lost);
    document.removeEventListener('visibilitychange', hidden);
  };
}

/**
 * Listens to the mouse over the field. What is dragged stays under the pointer: travel is measured on the skin through
 * `toSkin`. `onClick` gets the place of a press that did not move.
 */
export function listenToPointer(
  element: HTMLElement,
  input: Input,
  toSkin: ToSkin,
  onClick: (at: { readonly x: number; readonly z: number }) => void,
): () => void {
  let from: { id: number; x: number; y: number; moved: boolean; does: 'slide' | 'turn' | 'roll' } | null =
    null;

  const down = (event: PointerEvent): void => {
    if (from !== null) return;
    // The middle button would else scroll the page by itself.
    if (event.button === 1) event.preventDefault();
    element.setPointerCapture(event.pointerId);
    const rolls = event.button === 1 || event.altKey;
    const does = rolls ? 'roll' : event.button === 2 || event.ctrlKey ? 'turn' : 'slide';
    from = { id: event.pointerId, x: event.clientX, y: event.clientY, moved: false, does };
  };
  const move = (event: PointerEvent): void => {
    if (from === null || event.pointerId !== from.id) return;
    const dx = event.clientX - from.x;
    const dy = event.clientY - from.y;
    if (!from.moved && Math.hypot(dx, dy) < CLICK_PX) return;
    if (from.does === 'roll') input.drag({ roll: dx * TURN_PER_PX });
    else if (from.does === 'turn') input.drag({ turn: dx * TURN_PER_PX, lean: -dy * TURN_PER_PX });
    else {
      const a = toSkin(from.x, from.y);
      const b = toSkin(event.clientX, event.clientY);
      if (a !== null && b !== null) input.drag({ x: b.x - a.x, z: b.z - a.z });
    }
    from = { ...from, x: event.clientX, y: event.clientY, moved: true };
  };
  const up = (event: PointerEvent): void => {
    if (from === null || event.pointerId !== from.id) return;
    const at = from.moved || from.does !== 'slide' ? null : toSkin(event.clientX, event.clientY);
    from = null;
    if (at !== null) onClick(at);
  };
  const cancel = (): void => {
    from = null;
  };
  const wheel = (event: WheelEvent): void => {
    event.preventDefault();
    const notch = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? NOTCH_PX : NOTCH_LINES;
    // With Shift held, some systems turn the wheel sideways.
    input.wheel(-(event.deltaY || event.deltaX) / notch);
  };
  const menu = (event: Event): void => event.preventDefault();

  element.addEventListener('pointerdown', down);
  element.addEventListener('pointermove', move);
  element.addEventListener('pointerup', up);
  element.addEventListener('pointercancel', cancel);
  element.addEventListener('wheel', wheel, { passive: false });
  element.addEventListener('contextmenu', menu);
  return () => {
    element.removeEventListener('pointerdown', down);
    element.removeEventListener('pointermove', move);
    element.removeEventListener('pointerup', up);
    element.removeEventListener('pointercancel', cancel);
    element.removeEventListener('wheel', wheel);
    element.removeEventListener('contextmenu', menu);
  };
}
