/** How finely pictures are drawn. */
export type TierName = 'low' | 'medium' | 'high';
