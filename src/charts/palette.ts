import type { Palette } from './environment.ts';

const LIGHT: Palette = {
  ink: '#1c2430',
  mute: '#5b6677',
  line: '#e3e6ea',
  lineStrong: '#b9c0ca',
  paper: '#ffffff',
  accent: '#1d5b8f',
  accentPale: '#9db8d2',
  accentWash: '#eaf1f7',
  alert: '#b3362b',
  alertWash: '#fbeeec',
  caution: '#c2781a',
  fine: '#2f7d5b',
};

const DARK: Palette = {
  ink: '#e8ebef',
  mute: '#a3adbb',
  line: '#2c3440',
  lineStrong: '#4b5564',
  paper: '#1a212b',
  accent: '#7db5e6',
  accentPale: '#4d7397',
  accentWash: '#1d2f40',
  alert: '#f08a7e',
  alertWash: '#3a2220',
  caution: '#e0a04b',
  fine: '#6cc29a',
};

/** The colours of tokens.css for live charts; a test holds the two together. */
export const PALETTES: Readonly<Record<'light' | 'dark', Palette>> = { light: LIGHT, dark: DARK };

const VARIABLES: Readonly<Record<keyof Palette, string>> = {
  ink: '--ink',
  mute: '--mute',
  line: '--line',
  lineStrong: '--line-strong',
  paper: '--paper',
  accent: '--accent',
  accentPale: '--accent-pale',
  accentWash: '--accent-wash',
  alert: '--alert',
  alertWash: '--alert-wash',
  caution: '--caution',
  fine: '--fine',
};

/**
 * Colours that stand for variables while a picture is drawn without a page: ECharts must be able to parse
 * them, so each is a colour that nothing else uses.
 */
const STAND_INS = Object.fromEntries(
  Object.keys(VARIABLES).map((name, index) => [name, `#01fe${(16 + index).toString(16).padStart(2, '0')}`]),
) as Record<keyof Palette, string>;

export const STAND_IN_PALETTE: Palette = STAND_INS;

/** Puts the page's colour variables where the stand-ins are, so that a picture in HTML follows the theme by CSS. */
export function withColourVariables(svg: string): string {
  return svg.replace(/#01fe[0-9a-f]{2}|rgb\(1,254,(\d+)\)/g, (found, blue: string | undefined) => {
    const hex = blue === undefined ? found : `#01fe${Number(blue).toString(16).padStart(2, '0')}`;
    for (const [name, standIn] of Object.entries(STAND_INS)) {
      if (standIn === hex) return `var(${VARIABLES[name as keyof Palette]})`;
    }
    return found;
  });
}

export function variableOf(name: keyof Palette): string {
  return VARIABLES[name];
}
