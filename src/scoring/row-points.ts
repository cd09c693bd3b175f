/** SQL for the points that a row was awarded; 0 where it prints none, or fewer than none. */
export const AWARDED = 'CASE WHEN points > 0 THEN points ELSE 0.0 END';

/** … and for those it certainly carries: what is printed as its worth, else what was awarded. */
export const CARRIED_POINTS = `coalesce(points_max, ${AWARDED})`;
