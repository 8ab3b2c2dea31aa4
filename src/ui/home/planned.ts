/** Procedures that are meant to come; the first screen names them so that nobody looks for them in vain. */
export const planned: readonly string[] = [
  'Knee aspiration and injection',
  'Shoulder, hip and elbow aspiration',
  'Bursa injection',
  'Calcific tendinopathy: needling and lavage',
  'Ganglion of the wrist',
  'Abscess drainage',
  'Haematoma drainage',
  'Core needle biopsy',
  'Fine needle aspiration',
  'Plantar fascia injection',
  'Lateral epicondylitis',
  'Achilles tendinopathy',
  "Morton's neuroma",
];
