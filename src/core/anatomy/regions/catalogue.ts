import type { Region } from '../region';
import type { SliceExpectation } from '../slices';
import { gelPhantom } from './gelPhantom';
import { slices as gelPhantomSlices } from './gelPhantomSlices';
import { popliteal } from './popliteal';
import { slices as poplitealSlices } from './poplitealSlices';
import { shoulder } from './shoulder';
import { slices as shoulderSlices } from './shoulderSlices';

/** Every region with the table that its slices are held against: one entry here, and the suite of regions covers it. */
export const catalogue: readonly { readonly region: Region; readonly slices: readonly SliceExpectation[] }[] =
  [
    { region: gelPhantom, slices: gelPhantomSlices },
    { region: popliteal, slices: poplitealSlices },
    { region: shoulder, slices: shoulderSlices },
  ];
