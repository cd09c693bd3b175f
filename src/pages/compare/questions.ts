import { ask, screenQuestions } from '../../app/session/answers.ts';
import { oneOf, textList } from '../../app/url-state/parts.ts';
import {
  type SidesParams,
  sideCandidates,
  sideFigures,
  sideIndicators,
  sideLost,
  sideSchemes,
  sideScores,
} from '../../questions/side-by-side.ts';

export const SIDES = ['units', 'unit-years', 'project-years'] as const;

const DOTS = 600;
const INDICATORS = 24;
const CANDIDATES = 400;

/** What the comparison asks. `of` holds unit or project ids; empty lets the questions choose. */
export const compareQuestions = screenQuestions({
  id: 'compare',
  parameters: { sides: oneOf(SIDES, 'units'), of: textList },
  questions: (filters, { sides, of }) => {
    const compared: SidesParams = { filters, sides, chosen: of };
    return {
      figures: ask(sideFigures, compared),
      scores: ask(sideScores, { ...compared, limit: DOTS }),
      schemes: ask(sideSchemes, compared),
      lost: ask(sideLost, compared),
      indicators: ask(sideIndicators, { ...compared, limit: INDICATORS }),
      candidates: ask(sideCandidates, {
        filters,
        of: sides === 'project-years' ? 'project' : 'unit',
        limit: CANDIDATES,
      }),
    };
  },
});
