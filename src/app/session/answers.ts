import type { Row, Statement } from '../../engine/engine.ts';
import type { Filters, Question } from '../../questions/types.ts';
import type { ParameterSpec } from '../url-state/url-state.ts';

/** A statement that knows the type of its rows. */
export interface Ask<R extends Row> {
  readonly statement: Statement;
  /** Only carries the row type; never set. */
  readonly rowType?: R;
}

export type Asked = Readonly<Record<string, Ask<Row>>>;
export type Answers<Q> = { readonly [K in keyof Q]: Q[K] extends Ask<infer R> ? readonly R[] : never };

/** Makes a question of the catalogue, with its parameters, into something a screen can ask. */
export function ask<P, R extends Row>(question: Question<P, R>, params: P): Ask<R> {
  return { statement: question.compile(params) };
}

/** What a screen asks, for its filters and its own parameters: at build time at the defaults, in the browser at any. */
export interface ScreenQuestions<P, Q extends Asked> {
  readonly id: string;
  readonly parameters: ParameterSpec<P>;
  questions(filters: Filters, parameters: P): Q;
}

/** Types a screen's questions without repeating them. */
export function screenQuestions<P, Q extends Asked>(screen: ScreenQuestions<P, Q>): ScreenQuestions<P, Q> {
  return screen;
}

export function defaultParameters<P>(spec: ParameterSpec<P>): P {
  return Object.fromEntries(
    Object.entries(spec).map(([name, parameter]) => [name, (parameter as { fallback: unknown }).fallback]),
  ) as P;
}

/** The same screen and choices give the same key; part of what decides whether an answer is still the one asked for. */
export function keyOf(asked: Asked): string {
  return JSON.stringify(
    Object.entries(asked).map(([name, { statement }]) => [name, statement.sql, statement.params]),
  );
}
