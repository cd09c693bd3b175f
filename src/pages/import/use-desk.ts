import { useSyncExternalStore } from 'react';
import { type DeskState, EMPTY_DESK } from './desk.ts';
import { desk } from './site-desk.ts';

export function useDesk(): DeskState {
  return useSyncExternalStore(desk.subscribe, desk.state, () => EMPTY_DESK);
}
